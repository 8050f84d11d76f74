// What is wrong with the shape of the open page at its present width: a sentence for each fault.
() => {
  const NARROWEST = 20, WIDEST = 45; // em of the text itself
  const MARGIN = 24; // of a phone, on either side
  const SLACK = 1; // pixels: what rounding may do
  const viewport = document.documentElement.clientWidth;
  const faults = new Set();

  const styles = new Map();
  const style = (element) => styles.get(element) ?? styles.set(element, getComputedStyle(element)).get(element);
  const quoted = (element) => `“${element.textContent.trim().replace(/\s+/g, " ").slice(0, 24)}”`;
  const ancestors = (element) => (element === document.body ? [] : [element, ...ancestors(element.parentElement)]);
  const columnOf = (element) => (/^(inline|contents)$/.test(style(element).display) ? columnOf(element.parentElement) : element);
  const isField = (element) => element.matches("input, select, textarea");
  // Words for screen readers alone, or drawn as a picture.
  const isUnseen = (element) =>
    !element.checkVisibility() || element.closest(".sr, .desk-sr, .first-button, .skip, .visually-hidden, .skip-to-content-link") || parseFloat(style(element).textIndent) < -99;

  // Each block that holds words itself, or is a field, with the box around its lines.
  const boxes = new Map();
  const add = (element, rects) => {
    const limits = element.getBoundingClientRect();
    const box = boxes.get(element) ?? { element, left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const rect of [...rects].filter((rect) => rect.width > SLACK)) {
      box.left = Math.min(box.left, rect.left);
      box.right = Math.max(box.right, rect.right);
      box.top = Math.min(box.top, Math.max(rect.top, limits.top));
      box.bottom = Math.max(box.bottom, Math.min(rect.bottom, limits.bottom));
      boxes.set(element, box);
    }
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || /^(SCRIPT|OPTION|TEXTAREA)$/.test(parent.tagName) || isUnseen(parent)) continue;
    range.selectNodeContents(texts.currentNode);
    add(columnOf(parent), range.getClientRects());
  }
  for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea"))
    if (!isUnseen(field)) add(field, [field.getBoundingClientRect()]);

  // Nothing is cut, neither by the window nor by what it stands in.
  const wide = document.documentElement.scrollWidth;
  if (wide > viewport) faults.add(`the page is ${wide} pixels wide`);
  for (const box of boxes.values()) {
    if (box.left < -SLACK || box.right > viewport + SLACK) faults.add(`${quoted(box.element)} leaves the window`);
    for (const around of ancestors(box.element)) {
      const { overflowX, overflowY } = style(around);
      if (overflowX === "visible" || isField(around)) continue;
      const frame = around.getBoundingClientRect();
      if (around.scrollWidth > around.clientWidth + SLACK) faults.add(`${quoted(around)} is cut at its side`);
      if (/hidden|clip/.test(overflowY) && (box.bottom > frame.bottom + SLACK || box.top < frame.top - SLACK))
        faults.add(`${quoted(box.element)} is cut above or below`);
      if (/hidden|clip/.test(overflowX) && (box.right > frame.right + SLACK || box.left < frame.left - SLACK))
        faults.add(`${quoted(box.element)} is cut at its side`);
      box.top = Math.max(box.top, frame.top); // of what scrolls, the part in sight
      box.bottom = Math.min(box.bottom, frame.bottom);
    }
  }

  // Nothing overlaps but what stays in sight while the page goes by below it.
  const stays = (element) => ancestors(element).some((one) => /sticky|fixed/.test(style(one).position));
  const seen = [...boxes.values()].filter((box) => box.bottom > box.top && !stays(box.element)).sort((one, other) => one.top - other.top);
  seen.forEach((box, place) => {
    for (const other of seen.slice(place + 1)) {
      if (other.top >= box.bottom - SLACK) break;
      const isBeside = Math.min(box.right, other.right) - Math.max(box.left, other.left) <= SLACK;
      if (isBeside || Math.min(box.bottom, other.bottom) - other.top <= SLACK) continue;
      if (!box.element.contains(other.element) && !other.element.contains(box.element))
        faults.add(`${quoted(box.element)} and ${quoted(other.element)} overlap`);
    }
  });

  // Lines are neither too short nor too long to be read: a record's at any length of its words, others where they wrap.
  const width = (element) => element.clientWidth - parseFloat(style(element).paddingLeft) - parseFloat(style(element).paddingRight);
  const em = (element) => width(element) / parseFloat(style(element).fontSize);
  for (const { element, top, bottom } of seen) {
    const wraps = bottom - top > 2.2 * parseFloat(style(element).fontSize);
    const isRecord = element.matches(":is(.record, .desk-record) :is(p:not(.key), li)");
    const said = `of ${quoted(element)} is ${em(element).toFixed(1)} em`;
    if (isRecord && em(element) < NARROWEST && width(element) < viewport - 2 * MARGIN) faults.add(`the column ${said} narrow`);
    if (em(element) > WIDEST && !isField(element) && (isRecord || (wraps && element.closest("main, #content")))) faults.add(`the column ${said} wide`);
  }
  return [...faults];
}
