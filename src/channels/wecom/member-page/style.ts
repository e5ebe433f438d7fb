/** For a phone held in one hand; one column on wider screens, too. */
export const style = `
:root{color-scheme:light;--paper:#f3f0ea;--card:#fffdfa;--line:#e7e1d7;--ink:#2c2a26;--soft:#756f65;--brand:#2f7d5b;--brand-soft:#e4f0e9}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 "PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;-webkit-text-size-adjust:100%}
main{max-width:32rem;margin:0 auto;padding:16px 16px calc(32px + env(safe-area-inset-bottom))}
header{display:flex;align-items:baseline;gap:8px;margin:4px 0 16px}
h1{font-size:22px;line-height:1.3;margin:0}
header span{color:var(--soft);font-size:15px}
a{color:var(--brand)}
header a{margin-left:auto;padding:8px 0 8px 16px;text-decoration:none}
article,.said,.word{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:16px;margin:0 0 12px}
h2{font-size:17px;line-height:1.4;margin:0;overflow-wrap:anywhere}
p{margin:0;overflow-wrap:anywhere;white-space:pre-line}
.head{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:2px 12px;margin:0 0 8px}
.head span{color:var(--brand);font-size:14px}
.said{background:var(--brand-soft);border-color:#c5dfd0}
.said h2{font-size:14px;font-weight:normal;color:var(--brand);margin:0 0 4px}
.said p+p{margin-top:8px}
.presses{display:flex;gap:10px;margin-top:14px}
.presses form{flex:1;margin:0}
button,.button{display:block;width:100%;min-height:46px;border:1px solid var(--brand);border-radius:10px;background:var(--brand);color:#fff;font:inherit;font-weight:600;cursor:pointer}
form+form button{background:transparent;color:var(--brand)}
button:active,.button:active{opacity:.75}
:focus-visible{outline:3px solid #8fc7aa;outline-offset:2px}
.word{margin-top:15vh;padding:28px 20px;text-align:center}
.word h1{margin-bottom:8px}
.word p{color:var(--soft)}
.button{margin-top:20px;padding:9px;text-decoration:none}
`;
