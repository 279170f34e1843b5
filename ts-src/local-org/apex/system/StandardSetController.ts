import { unsupported } from './unsupported.ts';

export const StandardSetControllerType = unsupported(`
  public class ApexPages.StandardSetController {
    public StandardSetController(Database.QueryLocator queryLocator);
    public StandardSetController(List<SObject> records);
    public List<SObject> getRecords();
    public SObject getRecord();
    public Integer getResultSize();
    public List<SObject> getSelected();
    public PageReference save();
    public void setPageSize(Integer pageSize);
    public void setSelected(List<SObject> selected);
  }`);
