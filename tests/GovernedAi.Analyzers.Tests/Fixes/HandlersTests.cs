using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>Handlers and actions keep what their framework reads of them: routes, parameters and the attributes on both.</summary>
public class HandlersTests
{
    private const string Framework = """

        namespace Web
        {
            public class App
            {
                public void MapPost(string route, Delegate handler) { }
            }

            public sealed class HttpContext;

            [AttributeUsage(AttributeTargets.Parameter)] public sealed class FromBodyAttribute : Attribute;
            [AttributeUsage(AttributeTargets.Parameter)] public sealed class AsParametersAttribute : Attribute;
            [AttributeUsage(AttributeTargets.Parameter)] public sealed class FromQueryAttribute : Attribute { public string? Name { get; set; } }
            [AttributeUsage(AttributeTargets.Method)] public sealed class HttpPostAttribute(string route) : Attribute { public string Route => route; }
        }
        """;

    [Fact]
    public Task A_handler_that_is_a_lambda_stays_and_its_call_moves() => new RuleVerifier("GAI1001").Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using Web;

        static class Endpoints
        {
            public static void Map(App app) =>
                app.MapPost("/bills", async ([FromBody] string bill, [FromQuery(Name = "q")] string? queue, IChatClient chat, HttpContext http, CancellationToken cancellation) =>
                    (await [|chat.GetResponseAsync(bill + queue, cancellationToken: cancellation)|]).Text);
        }
        """ + Framework,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using Web;

        static partial class Endpoints
        {
            public static void Map(App app) =>
                app.MapPost("/bills", async ([FromBody] string bill, [FromQuery(Name = "q")] string? queue, IChatClient chat, HttpContext http, CancellationToken cancellation) =>
                    (await GetResponseAsync(chat, bill + queue, cancellationToken: cancellation)).Text);

            [AuditLog]
            private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage, CancellationToken cancellationToken);

            private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage, CancellationToken cancellationToken) =>
                client.GetResponseAsync(chatMessage, cancellationToken: cancellationToken);
        }
        """ + Framework);

    [Fact]
    public Task A_handler_that_is_annotated_forwards_to_a_method_named_after_its_route() => new RuleVerifier("GAI2005").Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using Web;

        static class Endpoints
        {
            public static void Map(App app) =>
                app.MapPost("/bills/route", [[|AuditLog|]] async ([FromBody] string bill, IChatClient chat) => (await {|GAI1001:chat.GetResponseAsync(bill)|}).Text);
        }
        """ + Framework,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using Web;

        static partial class Endpoints
        {
            public static void Map(App app) =>
                app.MapPost("/bills/route", ([FromBody] string bill, IChatClient chat) => BillsRouteAsync(bill, chat));

            [AuditLog]
            private static partial Task<string> BillsRouteAsync(string bill, IChatClient chat);

            private static async Task<string> BillsRouteCoreAsync(string bill, IChatClient chat) =>
                (await chat.GetResponseAsync(bill)).Text;
        }
        """ + Framework);

    [Fact]
    public Task An_action_is_split_and_its_declaration_keeps_what_binds() => new RuleVerifier("GAI1001").Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using Web;

        public class Desk(IChatClient chat)
        {
            [HttpPost("desk")]
            public async Task<string> AnswerAsync([FromBody] string bill, [AsParameters] Paging paging, [FromQuery] int limit = 10)
            {
                var response = await [|chat.GetResponseAsync($"{bill} {paging} {limit}")|];
                return response.Text;
            }
        }

        public record Paging(int Page);
        """ + Framework,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using Web;

        public partial class Desk(IChatClient chat)
        {
            [HttpPost("desk")]
            [AuditLog]
            public partial Task<string> AnswerAsync([FromBody] string bill, [AsParameters] Paging paging, [FromQuery] int limit = 10);

            private async Task<string> AnswerCoreAsync(string bill, Paging paging, int limit)
            {
                var response = await chat.GetResponseAsync($"{bill} {paging} {limit}");
                return response.Text;
            }
        }

        public record Paging(int Page);
        """ + Framework);
}
