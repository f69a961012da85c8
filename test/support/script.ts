import { expect, type Locator, type Page } from "@playwright/test";

/** The script editor of a page, as a writer sees it: rows with 画面, 台词 and 字幕. */
export function scriptOf(page: Page) {
  const editor = page.getByRole("textbox", { name: "脚本，画面与台词两栏" });
  const cells = (column: "visual" | "voice" | "caption"): Locator =>
    editor.locator(`.script-cell[data-column="${column}"]`);
  /** The words of each row; colleagues' carets are drawn between them and are left out. */
  const voices = () =>
    cells("voice").evaluateAll((found) =>
      found.map((cell) => {
        const words = cell.cloneNode(true) as HTMLElement;
        for (const drawn of words.querySelectorAll(".ProseMirror-widget, .ProseMirror-separator")) drawn.remove();
        return words.textContent;
      }),
    );
  return {
    editor,
    rows: editor.locator(".script-row"),
    visual: (row: number) => cells("visual").nth(row),
    voice: (row: number) => cells("voice").nth(row),
    caption: (row: number) => cells("caption").nth(row),
    voices,
    async expectVoices(expected: readonly string[]) {
      await expect.poll(voices).toEqual(expected);
    },
    /** Puts the caret at the end of a cell and types. */
    async typeAtEnd(cell: Locator, text: string) {
      await cell.click();
      await page.keyboard.press("End");
      await page.keyboard.type(text);
    },
  };
}

/** Types a word through an input method: letters first, then the chosen characters; `meanwhile` runs while it is open. */
export async function compose(
  page: Page,
  letters: string,
  word: string,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (let length = 1; length <= letters.length; length += 1) {
    const text = letters.slice(0, length);
    await session.send("Input.imeSetComposition", { text, selectionStart: length, selectionEnd: length });
  }
  await meanwhile();
  await session.send("Input.insertText", { text: word });
  await session.detach();
}
