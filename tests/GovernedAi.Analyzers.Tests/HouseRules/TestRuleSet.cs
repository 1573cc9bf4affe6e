using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.HouseRules;

/// <summary>Compiles a rule set as its package would hold it.</summary>
internal static class TestRuleSet
{
    public static MetadataReference Compile(string code, string name = "Acme.GovernanceRules", string version = "1.2.0", params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText($"using System; using GovernedAi; [assembly: System.Reflection.AssemblyInformationalVersion(\"{version}+abc\")]\n{code}")],
            [.. TestReferences.All, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>The verifier with a rule set referenced.</summary>
    public static RuleVerifier HeldTo(this RuleVerifier verify, params MetadataReference[] sets) =>
        verify with { References = [.. verify.References, .. sets] };

    /// <summary>The verifier with a rule set of this code referenced.</summary>
    public static RuleVerifier HeldTo(this RuleVerifier verify, string rules) => verify.HeldTo(Compile(rules));

    /// <summary>Code that can call a model, with the members given.</summary>
    public static string Code(string members, string space = "Acme.Hazmat", string assembly = "") =>
        $$"""
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using OpenAI.Chat;
        {{assembly}}
        namespace {{space}};
        public sealed record BillOfLading(string Number);
        public partial class Router
        {
            protected readonly IChatClient chat = null!;
            protected readonly ChatClient openai = null!;
            {{members}}
        }
        """;
}
