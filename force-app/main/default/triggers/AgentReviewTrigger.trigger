/** Reviews are checked however they are written: people who may create rows can do so without the Review page. */
trigger AgentReviewTrigger on AgentReview__c(before insert) {
    new ReviewRules(Trigger.new).refuseMisfits();
}
