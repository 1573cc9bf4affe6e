using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI3008_UndigestedParameterTests
{
    private static readonly RuleVerifier Verify = new("GAI3008");

    [Theory]
    [InlineData("System.IO.Stream it", "its parameter `it`: `Stream` is not kept (stream); mark with [RequestKey] what identifies the call, or pass what it holds")]
    [InlineData("System.Security.Claims.ClaimsPrincipal it", "its parameter `it`: `ClaimsPrincipal` is not kept (identity); mark with [RequestKey] what identifies the call, or pass what it holds")]
    [InlineData("Func<int> it", "its parameter `it`: `Func<int>` is not kept (callback); mark with [RequestKey] what identifies the call, or pass what it holds")]
    [InlineData("Silent it", "its parameter `it`: JSON holds nothing of `Silent`, which has no public property; mark with [RequestKey] what identifies the call")]
    [InlineData("ISilent it", "its parameter `it`: JSON holds nothing of `ISilent`, which has no public property; mark with [RequestKey] what identifies the call")]
    [InlineData("int[,] it", "its parameter `it`: JSON cannot hold `int[*,*]`, which has more than one dimension; use an array of arrays")]
    [InlineData("List<nint> it", "its parameter `it`: JSON cannot hold `nint`, an address; use a number")]
    [InlineData("Dictionary<Bill, int> it", "its parameter `it`: JSON cannot hold `Dictionary<Bill, int>`, whose keys are no text; use a list of pairs")]
    [InlineData("Holder it", "its parameter `it`: JSON cannot hold `Holder.Later` (callback); mark it [JsonIgnore], or give it a [JsonConverter]")]
    public async Task What_cannot_be_digested_is_bound_to_nothing(string parameter, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [Escalation("desk")] public partial Task<string> AskAsync(int number, {{parameter.Replace(" it", " [|it|]", StringComparison.Ordinal)}});
            Task<string> AskCoreAsync(int number, {{parameter}}) => throw new NotSupportedException();
            """) + Types);
        Assert.EndsWith(message.Replace("[*,*]", "[,]", StringComparison.Ordinal), Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.IO.Stream it")]
    [InlineData("Silent it")]
    [InlineData("Func<int> it")]
    public Task A_key_binds_what_is_not_kept(string parameter) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Escalation("desk")] public partial Task<string> AskAsync([RequestKey] int number, {{parameter}});
        Task<string> AskCoreAsync(int number, {{parameter}}) => throw new NotSupportedException();
        """) + Types);

    [Theory]
    [InlineData("Keyed bill, System.IO.Stream it")]
    [InlineData("IServiceProvider services, System.Net.Http.HttpClient client, IProgress<int> progress, CancellationToken token")]
    [InlineData("Bill a, (int X, int Y) b, object? c, List<Dictionary<string, Bill?>> d, Fields e, Closed f, Own g, Tree h, dynamic i, Guid? j, System.Text.Json.JsonElement k")]
    public Task What_is_kept_or_a_means_of_the_call_is_fine(string parameters) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Escalation("desk")] public partial Task<string> AskAsync({{parameters}});
        Task<string> AskCoreAsync({{parameters}}) => throw new NotSupportedException();
        """) + Types);

    [Theory]
    [InlineData("[|AskAsync|]", "")]
    [InlineData("AskAsync", ", Ask = Ask.BeforeModel")]
    public Task A_result_is_digested_where_it_is_what_is_released(string name, string ask) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Escalation("desk"{{ask}})] public partial Task<Silent> {{name}}(int number);
        Task<Silent> AskCoreAsync(int number) => throw new NotSupportedException();
        """) + Types);

    [Fact]
    public Task Where_nobody_is_asked_nothing_is_bound() => Verify.Reports(GovernedCode.InClass(
        """
        [AuditLog] public partial Task<string> AskAsync(System.IO.Stream it);
        Task<string> AskCoreAsync(System.IO.Stream it) => throw new NotSupportedException();
        """) + Types);

    private const string Types =
        """

        public record Bill(string Number);
        public record Keyed([RequestKey] string Number, DateTimeOffset At);
        public class Silent { private int _state; public int Get() => _state++; }
        public interface ISilent { int Get(); }
        public sealed class Closed;
        public class Fields { public int A; }
        public class Holder { public string Name => ""; public Func<int>? Later { get; set; } }
        public class Own { public string Name => ""; [System.Text.Json.Serialization.JsonIgnore] public Func<int>? Later { get; set; } }
        public class Tree { public List<Tree> Branches { get; } = []; }
        """;
}
