import { Blob } from '../../values/index.ts';
import { present } from './arguments.ts';
import { primitive } from './define.ts';
import { StringException } from './exceptions.ts';
import { absent } from './unsupported.ts';

export const BlobType = primitive(
  `
  public class System.Blob {
    public static Blob valueOf(String value);
    public static Blob toPdf(String value);
    public Integer size();
    public String toString();
  }`,
  {
    'valueOf(String)': (value: string | null) => Blob.of(present(value)),
    'toPdf(String)': absent('Blob.toPdf(String)'),
    'size()': (self: Blob) => self.size,
    'toString()': (self: Blob | null) => {
      const text = present(self).text();
      if (text === null) throw new StringException('BLOB is not a valid UTF-8 string');
      return text;
    },
  },
);
