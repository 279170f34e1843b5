/** The REST API version served. */
export const API_VERSION = '67.0';

/** `/services/data/v67.0` */
export const DATA_PATH = `/services/data/v${API_VERSION}`;
