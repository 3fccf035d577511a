// Lists the chapters with all of the reader's words.
const input = document.querySelector("input[type=search]");
const found = document.querySelector(".found");
const chapters = await (await fetch(input.dataset.index)).json();
// The index has the text as HTML, in which some characters are references such as &amp;.
for (const chapter of chapters)
  chapter.text = new DOMParser().parseFromString(chapter.text, "text/html").body.textContent;

/** Returns an item with a link to the chapter, and its text around the first word. */
function toItem({ url, title, text }, [word]) {
  const link = Object.assign(document.createElement("a"), { href: url, textContent: title });
  const at = Math.max(0, text.toLowerCase().indexOf(word) - 60);
  const item = document.createElement("li");
  item.append(link, document.createElement("br"), `… ${text.slice(at, at + 160)} …`);
  return item;
}

function search() {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = chapters.filter(({ title, text }) =>
    words.every((word) => `${title} ${text}`.toLowerCase().includes(word)),
  );
  const items = matches.map((chapter) => toItem(chapter, words));
  if (!words.length) found.replaceChildren();
  else found.replaceChildren(...(items.length ? items : [found.dataset.none]));
}

input.addEventListener("input", search);
search();
