using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Verdicts;

/// <summary>Says in a sentence what is wrong with a model call that nobody answers for, and the way out: as the analyzer says it.</summary>
internal static class SiteSentence
{
    private const string Govern = "add [AuditLog], [Escalation] or [Fallback]";

    public static string Of(SiteFacts site)
    {
        var (who, call) = (site.Member.Name == MemberFacts.TopLevel ? MemberFacts.TopLevel : $"`{site.Member.Name}`", site.Call.Name);
        return site.Form switch
        {
            _ when site.Call.Maps != MappedAgent.None =>
                $"{who} puts an agent behind an HTTP endpoint (`{call}`), and nothing says who answers for what a request runs: hand it one whose run methods are governed",
            CallForm.Delegate when site.Call.IsHandedOn => $"{who} takes `{call}` as a delegate, which leaves its model calls to its callers: whoever runs a delegate does not see that. Take a governed method instead",
            CallForm.Delegate => $"{who} hands out `{call}` as a delegate: whoever runs it calls a model and nothing says who answers for it. Hand out a governed method instead",
            CallForm.Dynamic => Unseen("`dynamic`"),
            CallForm.Reflection => Unseen("reflection"),
            CallForm.ExpressionTree => Unseen("an expression tree"),
            CallForm.Request => $"{who} calls a model by HTTP ({(call == CalledFacts.ByBody ? "by what it sends" : call)}) and nothing says who answers for it: {(site.OnlyPrepares ? "the request is only prepared here, so whoever sends it has to: add [CallersGovern]" : Govern)}",
            CallForm.Declaration => $"{who} calls a model by HTTP ({call}) and nothing says who answers for it: the request is only declared here, so whoever calls it has to: add [CallersGovern]",
            _ => $"{who} calls a model (`{call}`) and nothing says who answers for it: {Govern}{(site.OnlyPrepares ? "; here the request goes on unsent, so leave it to whoever sends it: add [CallersGovern]" : "")}",
        };

        string Unseen(string way) => $"{who} may call a model (`{call}`) by {way}, which cannot be governed: call it directly";
    }
}
