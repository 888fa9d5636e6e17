//! Forms as they stand on a page: filled, and sent as a browser without scripts sends them.

use super::browser::{Browser, Page};

/// What stands between the parts of a form with a file; in no file of the tests.
const BOUNDARY: &str = "a-boundary-of-the-tests";

/// A form, with what stands in it.
#[derive(Debug, Clone)]
pub(super) struct Form {
    action: String,
    /// Whether it can hold a file.
    is_multipart: bool,
    /// Whether it has a button that can be pressed.
    pub(super) is_open: bool,
    fields: Vec<(String, String)>,
    file: Option<(&'static str, Vec<u8>)>,
}

impl Page {
    /// The form that goes to an address.
    pub(super) fn form(&self, action: &str) -> Form {
        self.form_or_none(action).unwrap_or_else(|| panic!("no form to {action}: {} {}", self.status, self.text))
    }

    /// The same, where there may be none.
    pub(super) fn form_or_none(&self, action: &str) -> Option<Form> {
        let forms = self.text.split("<form ").skip(1).filter_map(|form| form.split("</form>").next());
        let posts = forms.filter(|form| attribute(form, "method").is_some_and(|method| method == "post"));
        posts.map(Form::read).find(|form| form.action == action)
    }

    /// Where the forms go that end so, without what stands behind a question mark.
    pub(super) fn actions(&self, end: &str) -> Vec<String> {
        let forms = self.text.split("<form ").skip(1).map(Form::read).map(|form| form.action);
        forms.filter(|action| action.split('?').next().is_some_and(|path| path.ends_with(end))).collect()
    }

    /// What stands in the part that is shown once.
    pub(super) fn shown_once(&self, id: &str) -> String {
        let input = self.text.split("<input ").find(|input| attribute(input, "id").is_some_and(|own| own == id));
        input
            .and_then(|input| attribute(input, "value"))
            .unwrap_or_else(|| panic!("nothing is shown: {}", self.words()))
    }
}

impl Form {
    fn read(text: &str) -> Self {
        let head = text.split('>').next().unwrap_or_default();
        let mut form = Self {
            action: attribute(head, "action").unwrap_or_default(),
            is_multipart: head.contains("multipart/form-data"),
            is_open: false,
            fields: Vec::new(),
            file: None,
        };
        // Options belong to the list that was opened last; a list that is closed to the visitor is not sent.
        let mut list = None;
        for (tag, rest) in text.split('<').skip(1).filter_map(|part| part.split_once('>')) {
            let is_sent = !has(tag, "disabled");
            match (tag.split_whitespace().next().unwrap_or_default(), attribute(tag, "name")) {
                ("button", _) => form.is_open |= is_sent,
                ("input", Some(name)) if is_sent => form.input(tag, name),
                ("textarea", Some(name)) if is_sent => {
                    form.fields.push((name, plain(rest.strip_prefix('\n').unwrap_or(rest))));
                }
                ("select", Some(name)) => list = Some(name).filter(|_| is_sent),
                ("option", _) => {
                    let value = attribute(tag, "value").unwrap_or_else(|| plain(rest));
                    if let Some(name) = &list {
                        form.offer(name, value, has(tag, "selected"));
                    }
                }
                _ => {}
            }
        }
        form
    }

    fn input(&mut self, tag: &str, name: String) {
        let value = attribute(tag, "value").unwrap_or_default();
        match attribute(tag, "type").as_deref() {
            Some("file") => {}
            Some("checkbox") if !has(tag, "checked") => {}
            _ => self.fields.push((name, value)),
        }
    }

    /// An option of a list: the first counts until another is chosen.
    fn offer(&mut self, name: &str, value: String, is_chosen: bool) {
        match self.fields.iter_mut().find(|(known, _)| known == name) {
            None => self.fields.push((name.to_owned(), value)),
            Some((_, chosen)) if is_chosen => *chosen = value,
            Some(_) => {}
        }
    }

    /// What stands in a field.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What is ticked under a name.
    pub(super) fn ticked(&self, name: &str) -> Vec<&str> {
        self.fields.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect()
    }

    /// With something else in a field.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self.tick(name, value)
    }

    /// With one more box ticked.
    pub(super) fn tick(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a box that is not ticked.
    pub(super) fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self
    }

    /// With a file that was chosen.
    pub(super) fn choosing(self, name: &'static str, bytes: &[u8]) -> Self {
        assert!(self.is_multipart, "the form takes no file");
        Self { file: Some((name, bytes.to_vec())), ..self }
    }

    fn body(&self) -> Vec<u8> {
        let part = |name: &str, more: &str, value: &[u8]| {
            let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n");
            [head.as_bytes(), value, b"\r\n"].concat()
        };
        let mut body: Vec<u8> = self.fields.iter().flat_map(|(name, value)| part(name, "", value.as_bytes())).collect();
        // A browser sends the field of a file that was not chosen, too: with no name and nothing in it.
        let (file, bytes) = self.file.as_ref().map_or(("", [].as_slice()), |(file, bytes)| (*file, bytes.as_slice()));
        let more = format!("; filename=\"{file}\"\r\ncontent-type: application/octet-stream");
        body.extend(part("file", &more, bytes));
        body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
        body
    }
}

impl Browser<'_> {
    /// Presses the button of a form.
    pub(super) async fn send(&mut self, form: &Form) -> Page {
        assert!(form.is_open, "no button of it can be pressed: {form:?}");
        if form.is_multipart {
            let kind = format!("multipart/form-data; boundary={BOUNDARY}");
            return self.upload(&form.action, &kind, form.body()).await;
        }
        let fields: Vec<_> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(&form.action, &fields).await
    }

    /// Opens a page, and presses the button of the form on it that goes to an address.
    pub(super) async fn press(&mut self, page: &str, action: &str) -> Page {
        let form = self.get(page).await.form(action);
        self.send(&form).await
    }
}

/// An attribute of a tag, as it was meant.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = tag.split('>').next().unwrap_or_default();
    let tag = format!(" {tag}");
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| plain(value))
}

/// Whether a tag has an attribute without a value.
fn has(tag: &str, flag: &str) -> bool {
    tag.split('"').step_by(2).flat_map(str::split_whitespace).any(|word| word == flag)
}

/// Text without what keeps it from being markup.
fn plain(text: &str) -> String {
    let signs = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    signs.into_iter().fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}
