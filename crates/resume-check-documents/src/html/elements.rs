//! What HTML's elements are for: which stand on lines of their own, and which hold nothing of the page's text.

/// Elements that hold no text of the page, or none that a reader of a resume looks for.
pub(super) fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "title"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "object"
            | "iframe"
            | "select"
            | "textarea"
            | "button"
            | "audio"
            | "video"
            | "canvas"
            | "map"
            | "nav"
            | "datalist"
            | "noembed"
            | "noframes"
            | "xmp"
    )
}

/// Elements that part what stands before and after them.
pub(super) fn parts(name: &str) -> bool {
    matches!(name, "section" | "article" | "header" | "footer" | "aside" | "main" | "fieldset")
}

/// Elements that stand on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "menu"
            | "dir"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "caption"
            | "tr"
            | "td"
            | "th"
            | "tbody"
            | "thead"
            | "tfoot"
            | "pre"
            | "blockquote"
            | "address"
            | "center"
            | "figure"
            | "figcaption"
            | "form"
            | "fieldset"
            | "legend"
            | "hgroup"
            | "details"
            | "summary"
            | "body"
            | "html"
            | "head"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "aside"
            | "main"
    )
}
