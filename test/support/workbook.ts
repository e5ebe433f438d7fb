import exceljs from 'exceljs';

/** Writes an Excel file of these sheets, each a list of rows. */
export async function writeWorkbook(
  path: string,
  sheets: Record<string, readonly (readonly unknown[])[]>,
): Promise<void> {
  const workbook = new exceljs.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  await workbook.xlsx.writeFile(path);
}
