// Addresses at which a forge opens its page for a new file, as `hashiya.forge` makes them; and letters with the same.

// Mail programs cut longer addresses.
export const LONGEST_MAIL = 2000;

/** The address of the page for a new file; it is ASCII, so that its length is its bytes. */
export function newFile(forge, repo, branch, path, content) {
  const at = branch.split("/").map(encodeURIComponent).join("/"), top = repo.replace(/\/+$/, "");
  const name = encodeURIComponent(path);
  if (forge === "gitlab") return `${top}/-/new/${at}?file_name=${name}`;
  return `${top}/${forge === "github" ? "new" : "_new"}/${at}?filename=${name}&value=${encodeURIComponent(wellFormed(content))}`;
}

export function mail(contact, subject, body) {
  return `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(wellFormed(body).replace(/\n/g, "\r\n"))}`;
}

// Half a surrogate pair cannot be written in an address.
const wellFormed = (text) => Array.from(text, (c) => (/^[\ud800-\udfff]$/.test(c) ? "\ufffd" : c)).join("");
