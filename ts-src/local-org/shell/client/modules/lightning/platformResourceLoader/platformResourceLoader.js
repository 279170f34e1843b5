import { missing, MissingAdapter } from 'shell/missing';

export const loadScript = missing('lightning/platformResourceLoader loadScript');
export const loadStyle = missing('lightning/platformResourceLoader loadStyle');
