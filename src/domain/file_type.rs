//! Types of files that browsers are told, whatever the file's server says.

/// A type of file.
#[derive(Debug)]
pub struct FileType {
    /// Its name.
    pub name: &'static str,
    /// What names of such files end with.
    pub extension: &'static str,
    /// Whether a browser may show it by itself: it runs nothing. Everything else is only ever downloaded.
    pub shown: bool,
}

const TYPES: [FileType; 8] = [
    FileType { name: "application/pdf", extension: ".pdf", shown: true },
    FileType { name: "text/plain", extension: ".txt", shown: true },
    FileType { name: "image/png", extension: ".png", shown: true },
    FileType { name: "image/jpeg", extension: ".jpg", shown: true },
    FileType { name: "application/msword", extension: ".doc", shown: false },
    FileType {
        name: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        extension: ".docx",
        shown: false,
    },
    FileType { name: "text/rtf", extension: ".rtf", shown: false },
    FileType { name: "application/rtf", extension: ".rtf", shown: false },
];
const BYTES: FileType = FileType { name: "application/octet-stream", extension: "", shown: false };

impl FileType {
    /// One of ours for whatever is claimed.
    #[must_use]
    pub fn of(claimed: &str) -> &'static Self {
        let claimed = claimed.split(';').next().unwrap_or_default().trim();
        TYPES.iter().find(|known| known.name.eq_ignore_ascii_case(claimed)).unwrap_or(&BYTES)
    }
}
