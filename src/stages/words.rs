//! What customers call the columns, in the languages their spreadsheets speak.

/// What a column means for a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Bin,
    Status,
    Id,
}

/// Names that say it plainly, folded as [`folded`] does: English and the product's own, German, French, Spanish.
const PLAIN: [(Role, &[&str]); 3] = [
    (
        Role::Bin,
        &[
            "bin",
            "bins",
            "binname",
            "binlabel",
            "workflowbin",
            "recruitingworkflowbin",
            "recruitingbin",
            "statusbin",
            "recruitingworkflowbinname",
            "workflowbinname",
            "statusgroup",
            "statusgroupname",
            "statuscategory",
            "gruppe",
            "statusgruppe",
            "statuskategorie",
            "groupe",
            "groupedestatuts",
            "groupedestatut",
            "categoriedestatut",
            "grupo",
            "grupodeestados",
            "grupodeestado",
            "categoriadeestado",
        ],
    ),
    (
        Role::Status,
        &[
            "status",
            "statuses",
            "statusname",
            "statuslabel",
            "workflowstatus",
            "workflowstatusname",
            "recruitingstatus",
            "recruitingworkflowstatus",
            "recruitingworkflowstatusname",
            "candidatestatus",
            "applicationstatus",
            "applicantstatus",
            "bewerberstatus",
            "bewerbungsstatus",
            "workflowstatusbezeichnung",
            "statusbezeichnung",
            "namedesstatus",
            "statut",
            "statuts",
            "nomdustatut",
            "libelledustatut",
            "statutdecandidature",
            "statutducandidat",
            "estado",
            "estados",
            "estatus",
            "nombredelestado",
            "nombredeestado",
            "estadodelcandidato",
            "estadodelacandidatura",
        ],
    ),
    (
        Role::Id,
        &[
            "statusid",
            "idstatus",
            "statusnodeid",
            "statussystemid",
            "workflowstatusid",
            "recruitingstatusid",
            "recruitingworkflowstatusid",
            "statuslistnodeid",
            "statuscode",
            "statusnumber",
            "statusnummer",
            "statuskennung",
            "iddesstatus",
            "iddustatut",
            "identifiantdustatut",
            "codedustatut",
            "statutid",
            "idstatut",
            "iddelestado",
            "iddeestado",
            "identificadordelestado",
            "codigodelestado",
            "estadoid",
            "idestado",
            "idestatus",
        ],
    ),
];

/// Names that mean it only where no plainer one stands beside them.
const LOOSE: [(Role, &[&str]); 3] = [
    (
        Role::Bin,
        &[
            "group",
            "category",
            "kategorie",
            "categorie",
            "categoria",
            "phase",
            "fase",
            "parent",
            "parentname",
            "folder",
        ],
    ),
    (
        Role::Status,
        &[
            "name",
            "label",
            "value",
            "bezeichnung",
            "nom",
            "libelle",
            "nombre",
            "etiqueta",
            "nodename",
            "displayname",
            "title",
            "titel",
        ],
    ),
    (
        Role::Id,
        &[
            "id",
            "ids",
            "nodeid",
            "listnodeid",
            "systemid",
            "valueid",
            "code",
            "key",
            "kennung",
            "knotenid",
            "identifiant",
            "iddunoeud",
            "identificador",
            "codigo",
            "iddelnodo",
            "iddesistema",
        ],
    ),
];

/// A stage is the status for some and the bin for others: it takes the place that is left.
const STAGE: [&str; 12] = [
    "stage",
    "stages",
    "stagename",
    "step",
    "workflowstage",
    "workflowstep",
    "stufe",
    "schritt",
    "etape",
    "nomdeletape",
    "etapa",
    "nombredelaetapa",
];
const STAGE_ID: [&str; 5] = ["stageid", "stepid", "stufenid", "iddeletape", "iddelaetapa"];

/// How a header can be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Plain(Role),
    Loose(Role),
    Stage,
}

/// What a header means, if it is known.
pub(super) fn meaning(header: &str) -> Option<Meaning> {
    let header = folded(header);
    let among = |lists: &[(Role, &[&str])]| {
        lists.iter().find(|(_, names)| names.contains(&header.as_str())).map(|(role, _)| *role)
    };
    if STAGE.contains(&header.as_str()) {
        return Some(Meaning::Stage);
    }
    if STAGE_ID.contains(&header.as_str()) {
        return Some(Meaning::Loose(Role::Id));
    }
    among(&PLAIN).map(Meaning::Plain).or_else(|| among(&LOOSE).map(Meaning::Loose))
}

/// A header without what people vary: case, spaces, punctuation, accents.
pub(super) fn folded(header: &str) -> String {
    let mut folded = String::new();
    for c in header.chars().flat_map(char::to_lowercase) {
        match c {
            'à'..='å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è'..='ë' => folded.push('e'),
            'ì'..='ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò'..='ö' => folded.push('o'),
            'ù'..='ü' => folded.push('u'),
            'ß' => folded.push_str("ss"),
            'œ' => folded.push_str("oe"),
            _ if c.is_alphanumeric() => folded.push(c),
            _ => {}
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_however_they_are_written() {
        for header in [
            "Status ID",
            "status_id",
            "STATUS-ID",
            "ID (Status)",
            "Statuskennung",
            "Identifiant du statut",
            "ID del estado",
        ] {
            assert_eq!(meaning(header), Some(Meaning::Plain(Role::Id)), "{header}");
        }
        for header in ["Recruiting Workflow Status", "Bewerbungsstatus", "Libellé du statut", "Estado"] {
            assert_eq!(meaning(header), Some(Meaning::Plain(Role::Status)), "{header}");
        }
        for header in ["Bin Name", "Statusgruppe", "Groupe de statuts", "Grupo de estados"] {
            assert_eq!(meaning(header), Some(Meaning::Plain(Role::Bin)), "{header}");
        }
        assert_eq!(meaning("List Node ID"), Some(Meaning::Loose(Role::Id)));
        assert_eq!(meaning("Étape"), Some(Meaning::Stage));
        for other in ["Bin ID", "Order", "Phone Screen", "C20700", ""] {
            assert_eq!(meaning(other), None, "{other}");
        }
    }
}
