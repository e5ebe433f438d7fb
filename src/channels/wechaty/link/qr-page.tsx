import { render, type Template } from '../../../messages/template.ts';
import type { WechatyLink } from '../../../platform/db.ts';
import { qrPage } from './messages.ts';
import { drawAsSvg } from './qr.ts';

const style =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:28rem;margin:4rem auto;text-align:center;color:#222}svg{width:20rem;max-width:90%}';
const lines: Readonly<Record<string, Template>> = {
  off: qrPage.off,
  starting: qrPage.starting,
  scan: qrPage.scan,
  up: qrPage.up,
};
const refreshSeconds = 3;

/** The page of a login: how it stands, and the QR while one is to be scanned. It looks again by itself. */
export async function renderQrPage(link: WechatyLink | null): Promise<string> {
  const state = link?.state ?? 'off';
  const line = lines[state];
  const text = line ? render(line, {}) : render(qrPage.down, { detail: link?.detail ?? '' });
  const picture = state === 'scan' && link?.qr ? await drawAsSvg(link.qr) : '';
  const html = await (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="refresh" content={String(refreshSeconds)} />
        <title>{qrPage.title.text}</title>
        <style>{style}</style>
      </head>
      <body>
        <h1 safe>{qrPage.title.text}</h1>
        <p safe>{text}</p>
        {picture}
      </body>
    </html>
  );
  return `<!doctype html>${html}`;
}
