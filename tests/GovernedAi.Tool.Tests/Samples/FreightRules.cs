namespace GovernedAi.Tool.Tests.Samples;

/// <summary>Two versions of a rule set, and a repository that is held to them.</summary>
internal static class FreightRules
{
    public const string Old = """[assembly: HouseRule("ACME001", "Somebody is asked", Namespace = "Acme", Requires = Controls.Escalation)]""";

    public const string New = """
        [assembly: HouseRule("ACME001", "Somebody is asked", Namespace = "Acme", Requires = Controls.Escalation | Controls.Fallback, MaxStepTimeout = "00:10:00")]
        [assembly: HouseRule("ACME002", "Nothing goes unrecorded", Kind = "chat", Requires = Controls.AuditLog)]
        [assembly: BannedModelApi("ACME003", "T:OpenAI.Chat.ChatClient", Use = "Acme.Gateway")]
        """;

    public const string Repository = """
        namespace Acme.Freight
        {
            public partial class Router(IChatClient chat)
            {
                [AuditLog, Escalation("desk", StepTimeout = "00:05:00"), Fallback(nameof(ByRules))]
                public partial Task<string> RouteAsync();
                private async Task<string> RouteCoreAsync() => (await chat.GetResponseAsync("?")).Text;
                private string ByRules() => "";

                [Escalation("desk")]
                public partial Task<string> QuoteAsync();
                private async Task<string> QuoteCoreAsync() => (await chat.GetResponseAsync("?")).Text;
            }
        }

        namespace Beta
        {
            public class Other(IChatClient chat) { public Task Ask() => chat.GetResponseAsync("?"); }
        }
        """;
}
