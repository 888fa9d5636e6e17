// A workbook as Excel saves it: the smallest that is one.

import { crc32 } from "node:zlib";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const relation = (type, target) =>
  `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;
const kind = (part, type) =>
  `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
const RELATIONS = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
const BOOK = kind("/xl/workbook.xml", "sheet.main");
const ONE_SHEET = kind("/xl/worksheets/sheet1.xml", "worksheet");
const cell = (text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

/** A sheet with these rows of texts. */
export function workbook(rows) {
  const data = rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("");
  return zip({
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types">${RELATIONS}${BOOK}${ONE_SHEET}</Types>`,
    "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="Stages" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${SHEET}"><sheetData>${data}</sheetData></worksheet>`,
  });
}

/** Files in a ZIP, stored as they are. */
function zip(files) {
  const [locals, entries] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    const about = Buffer.alloc(26); // Version, flags, method, time and date, checksum, both sizes, length of the name.
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(33, 8); // The first day that a ZIP can name.
    about.writeUInt32LE(crc32(body), 10);
    about.writeUInt32LE(body.length, 14);
    about.writeUInt32LE(body.length, 18);
    about.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), about, Buffer.from(name), body]);
    entries.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), about, place, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}
