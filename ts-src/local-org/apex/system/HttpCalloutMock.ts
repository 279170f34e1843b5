import { contract } from './define.ts';

export const HttpCalloutMockType = contract(`
  public interface System.HttpCalloutMock {
    HttpResponse respond(HttpRequest request);
  }`);
