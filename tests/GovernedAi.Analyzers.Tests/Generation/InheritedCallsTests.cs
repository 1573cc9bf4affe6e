using GovernedAi.Analyzers.Tests.Verifier;
using GovernedAi.Testing;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>Calls are captured in overrides of a core and in implementations of members whose callers govern, and once where a client wraps a client.</summary>
public class InheritedCallsTests
{
    private const string Bases =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public partial class Desk
        {
            [AuditLog(Id = "desk")] public partial Task<string> AskAsync(IChatClient chat);
            protected virtual Task<string> AskCoreAsync(IChatClient chat) => Task.FromResult("base");
        }

        public interface IAsker { [CallersGovern] Task<string> HandAsync(IChatClient chat); }
        """;

    private const string Derived =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public class Override : Desk { protected override async Task<string> AskCoreAsync(IChatClient chat) => (await chat.GetResponseAsync("override")).Text; }
        public class Further : Override { protected override async Task<string> AskCoreAsync(IChatClient chat) => (await chat.GetResponseAsync("further")).Text + await base.AskCoreAsync(chat); }
        public class Asker : IAsker { public async Task<string> HandAsync(IChatClient chat) => (await chat.GetResponseAsync("handed on")).Text; }
        public class ThroughAsker : Desk { protected override Task<string> AskCoreAsync(IChatClient chat) => new Asker().HandAsync(chat); }
        public class Wrapping(IChatClient inner) : DelegatingChatClient(inner)
        {
            [CallersGovern] public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                InnerClient.GetResponseAsync(messages, options, cancellationToken);
        }
        public class Wrapped : Desk { protected override async Task<string> AskCoreAsync(IChatClient chat) => (await new Wrapping(new Wrapping(chat)).GetResponseAsync("wrapped")).Text; }
        public static class Program
        {
            public static Task<string> Override(IChatClient chat) => new Override().AskAsync(chat);
            public static Task<string> Further(IChatClient chat) => new Further().AskAsync(chat);
            public static Task<string> ThroughAsker(IChatClient chat) => new ThroughAsker().AskAsync(chat);
            public static Task<string> Wrapped(IChatClient chat) => new Wrapped().AskAsync(chat);
            public static Task<string> Around(IChatClient chat) => new Asker().HandAsync(chat);
        }
        """;

    private static readonly GovernedProgram Program = GovernedProgram.Of(TestCompilation.Of(("Bases.cs", Bases), ("Derived.cs", Derived)));

    /// <summary>Code is half written most of the time, and a base class may be missing.</summary>
    [Fact]
    public void An_override_of_nothing_costs_no_other_method_its_wrapper()
    {
        const string Broken = "using Microsoft.Extensions.AI; public class Odd : Desk { protected override async Task<string> GoneAsync(IChatClient chat) => (await chat.GetResponseAsync(\"gone\")).Text; }";
        var errors = TestCompilation.Of(("Bases.cs", Bases), ("Derived.cs", Derived), ("Odd.cs", Broken)).Generate().GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal("CS0115", Assert.Single(errors).Id);
    }

    [Theory]
    [InlineData("Override", "\"override\"")]
    [InlineData("Further", "\"further\"", "\"override\"")]
    [InlineData("ThroughAsker", "\"handed on\"")]
    [InlineData("Wrapped", "\"wrapped\"")]
    public async Task Each_call_is_recorded_once_under_its_governed_method(string method, params string[] prompts)
    {
        using var governance = Governance.ForTests();
        await Program.CallAsync<string>("Program", method, new FakeChat("yes"));

        var calls = governance.Records.Where(r => r.Kind == "modelCall").ToList();
        Assert.All(calls, call => Assert.Equal("desk", call.Method));
        Assert.Equal(prompts, calls.Select(call => governance.Content(call, "prompt")));
    }

    [Fact]
    public async Task An_implementation_of_a_member_whose_callers_govern_demands_one_who_does()
    {
        using var governance = Governance.ForTests();
        var chat = new FakeChat("yes");
        await Assert.ThrowsAsync<UngovernedModelCallException>(() => Program.CallAsync<string>("Program", "Around", chat));
        Assert.Empty(chat.Asked);
    }

    [Fact]
    public async Task An_override_in_another_assembly_is_a_core_as_well()
    {
        var bases = TestCompilation.Of(("Bases.cs", Bases));
        using var image = new MemoryStream();
        Assert.True(bases.Generate().WithAssemblyName("Bases").Emit(image).Success);
        var derived = TestCompilation.Of(("Derived.cs", Derived)) with { References = [.. TestReferences.All, MetadataReference.CreateFromImage(image.ToArray())] };

        var said = await derived.Diagnose();
        Assert.Contains("`Around`", Assert.Single(said, d => d.Id.StartsWith("GAI", StringComparison.Ordinal) && d.Severity >= DiagnosticSeverity.Warning).GetMessage(), StringComparison.Ordinal);
        Assert.Contains("governedBy: \"desk\"", GovernedProgram.Text(derived.Generate()), StringComparison.Ordinal);
    }
}
