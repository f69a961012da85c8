/** Stands for the rows above or below that are not in the page. */
export function SpacerRow({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={columns + 1} style={{ height, padding: 0 }} />
    </tr>
  );
}
