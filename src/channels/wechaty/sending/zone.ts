/** Nights and days of an account of WeChat are those of China, wherever its communities are. */
export const zone = 'Asia/Shanghai';
