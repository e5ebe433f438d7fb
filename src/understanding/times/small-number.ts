/** Numbers up to ninety-nine as days and hours are counted: “8”, “十五”, “两”. */
export const smallNumber = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})';
