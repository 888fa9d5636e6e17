//! The pages' text: self-contained, light and dark, no script. Values are escaped by the template engine.

use askama::Template;

/// A status in a select.
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) trigger: bool,
    pub(super) chosen: bool,
}

/// What the webhook answered.
pub(super) struct Answer {
    pub(super) at: String,
    pub(super) event: String,
    pub(super) workflow: String,
    pub(super) candidate: String,
    /// 0 for no answer.
    pub(super) status: u16,
    pub(super) good: bool,
    pub(super) link: Option<String>,
    pub(super) message: Option<String>,
    pub(super) took: String,
}

/// One application on the desk.
pub(super) struct Application {
    pub(super) workflow: i64,
    pub(super) person: i64,
    pub(super) candidate: String,
    pub(super) job: String,
    pub(super) job_id: i64,
    pub(super) recruiter: String,
    pub(super) status: String,
    pub(super) choices: Vec<Choice>,
    pub(super) can_repeat: bool,
    pub(super) last: Option<Answer>,
}

/// The recruiter's desk.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pretend iCIMS {{ region }} · customer {{ customer }}</title>
<style>
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #e6e9ee); --soft: light-dark(#5b6675, #9aa5b4);
  --paper: light-dark(#f5f6f8, #12161c); --card: light-dark(#fff, #1b212a); --line: light-dark(#dde1e7, #303845);
  --accent: light-dark(#1f5fbf, #7db0ff); --good: light-dark(#1a7a45, #63cf95); --bad: light-dark(#b3261e, #ff9188); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem; } h3 { font-size: 1.05rem; margin: 0; }
p { margin: .25rem 0; } a { color: var(--accent); }
.soft { color: var(--soft); font-size: .9rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.1rem; margin: 0 0 .9rem; }
.head { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; align-items: baseline; }
.tag { border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .7rem; font-size: .9rem; }
.acts { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .8rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; }
select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .4rem .7rem; max-width: 100%; }
button { cursor: pointer; } button.main { background: var(--accent); color: var(--card); border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.answer { border-top: 1px solid var(--line); margin-top: .9rem; padding-top: .7rem; overflow-wrap: anywhere; }
.good { color: var(--good); } .bad { color: var(--bad); }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
</style>
</head>
<body>
<main>
<header>
<h1>Pretend iCIMS <span class="tag">{{ region }}</span></h1>
<p class="soft">Customer {{ customer }} · {{ now }} UTC · {{ calls }} API calls so far · <a href="/sim/state">state as JSON</a></p>
<p class="soft">{% match webhook %}{% when Some with (url) %}Events go to {{ url }}{% when None %}No webhook is configured: events go nowhere.{% endmatch %}</p>
<div class="acts">
<form method="post" action="/sim/lose"><button>Lose the next event</button></form>
{% if held > 0 %}<form method="post" action="/sim/release"><button name="order" value="in_order">Send held events</button><button name="order" value="reversed">Send held events, newest first</button></form>{% endif %}
</div>
{% if to_lose > 0 %}<p class="soft">{% if to_lose == 1 %}The next event{% else %}The next {{ to_lose }} events{% endif %} will be lost on the way.</p>{% endif %}
{% if held > 0 %}<p class="soft">Events held back: {{ held }}.</p>{% endif %}
</header>

<h2>Applications</h2>
{% if applications.is_empty() %}<p class="card">Nobody has applied yet.</p>{% endif %}
{% if total > applications.len() %}<p class="soft">The newest {{ applications.len() }} of {{ total }} are shown.</p>{% endif %}
{% for one in applications %}
<article class="card" id="w{{ one.workflow }}">
<div class="head"><h3><a href="/customers/{{ customer }}/linkTo/people/{{ one.person }}">{{ one.candidate }}</a></h3><span class="tag">{{ one.status }}</span></div>
<p class="soft"><a href="/customers/{{ customer }}/linkTo/jobs/{{ one.job_id }}">{{ one.job }}</a> · application {{ one.workflow }}</p>
<div class="acts">
<form method="post" action="/sim/applications/{{ one.workflow }}/status">
<select name="status" aria-label="New status of {{ one.candidate }}">
{% for choice in one.choices %}<option value="{{ choice.id }}"{% if choice.chosen %} selected{% endif %}>{{ choice.label }}{% if choice.trigger %} (sends an event){% endif %}</option>
{% endfor %}</select>
<button class="main">Move</button>
</form>
{% if one.can_repeat %}<form method="post" action="/sim/applications/{{ one.workflow }}/again"><button>Send the last event again</button></form>
<form method="post" action="/sim/applications/{{ one.workflow }}/twice"><button>Send the last event twice at once</button></form>{% endif %}
</div>
<p class="soft">You act as {{ one.recruiter }}.</p>
{% if let Some(last) = one.last %}
<div class="answer">
<p><strong class="{% if last.good %}good{% else %}bad{% endif %}">{% if last.status == 0 %}No answer{% else %}Answered {{ last.status }}{% endif %}</strong> <span class="soft">at {{ last.at }} in {{ last.took }}</span></p>
{% if let Some(message) = last.message %}<p>{{ message }}</p>{% endif %}
{% if let Some(link) = last.link %}<p><a href="{{ link }}">Open what iCIMS would redirect to</a></p>{% endif %}
</div>
{% endif %}
</article>
{% endfor %}

<h2>Events sent</h2>
{% if deliveries.is_empty() %}<p class="card">No event has been sent. Move somebody to a status that sends one.</p>{% else %}
<div class="card wide">
<table>
<thead><tr><th scope="col">Time</th><th scope="col">Event</th><th scope="col">Application</th><th scope="col">Answer</th><th scope="col">Took</th></tr></thead>
<tbody>
{% for one in deliveries %}<tr><td>{{ one.at }}</td><td>{{ one.event }}</td><td>{{ one.workflow }} {{ one.candidate }}</td>
<td><span class="{% if one.good %}good{% else %}bad{% endif %}">{% if one.status == 0 %}none{% else %}{{ one.status }}{% endif %}</span>{% if let Some(message) = one.message %} {{ message }}{% endif %}{% if let Some(link) = one.link %} <a href="{{ link }}">link</a>{% endif %}</td><td>{{ one.took }}</td></tr>
{% endfor %}</tbody>
</table>
</div>
{% endif %}
</main>
</body>
</html>
"#
)]
pub(super) struct Desk {
    pub(super) region: String,
    pub(super) customer: i64,
    pub(super) now: String,
    pub(super) webhook: Option<String>,
    /// How many applications there are, shown or not.
    pub(super) total: usize,
    pub(super) applications: Vec<Application>,
    pub(super) deliveries: Vec<Answer>,
    pub(super) calls: u64,
    /// How many of the next events will be lost.
    pub(super) to_lose: u64,
    /// How many events are held back.
    pub(super) held: usize,
}

/// Where a direct link of iCIMS leads.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ name }} · pretend iCIMS {{ region }}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 40rem; padding: 2rem 1rem; font: 16px/1.5 system-ui, sans-serif; }
</style>
</head>
<body>
<main>
<p>Pretend iCIMS {{ region }}</p>
<h1>{{ name }}</h1>
<p>{{ kind }} {{ id }} · {{ folder }}</p>
<p><a href="/sim">Back to the desk</a></p>
</main>
</body>
</html>
"#
)]
pub(super) struct Profile {
    pub(super) kind: &'static str,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) folder: String,
    pub(super) region: String,
}
