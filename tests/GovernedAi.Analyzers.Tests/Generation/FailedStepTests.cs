using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>A step that throws at one declaration costs that one its code, says so there, and costs no other anything.</summary>
public class FailedStepTests
{
    private const string Code =
        """
        class Desk
        {
            void Ask() { }
            void Fail() { }
            void Tell() { }
        }
        """;

    [Fact]
    public void The_others_come_out_and_the_failure_names_its_method()
    {
        var compilation = TestCompilation.Of(("Desk.cs", Code)).Create();
        var driver = Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver.Create(new Listing()).RunGenerators(compilation);

        var result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        Assert.Equal(["Ask.g.cs", "Tell.g.cs"], result.GeneratedSources.Select(source => source.HintName).Order());
        var said = Assert.Single(result.Diagnostics);
        Assert.Equal(("GAI0001", DiagnosticSeverity.Error), (said.Id, said.Severity));
        Assert.Contains("the generator, at `Fail`, failed with InvalidOperationException: told to", said.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("Fail", said.Location.SourceTree!.ToString().Substring(said.Location.SourceSpan.Start, said.Location.SourceSpan.Length));
    }

    [Fact]
    public void What_failed_is_tried_again()
    {
        var results = new KeptResults<string>();
        var compilation = TestCompilation.Of(("Desk.cs", Code)).Create();
        var node = compilation.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First();
        var about = compilation.GetSemanticModel(compilation.SyntaxTrees[0]).GetDeclaredSymbol(node);
        Assert.NotNull(results.Of<int>(node, compilation, 0, (_, _) => throw new InvalidOperationException("told to"), CancellationToken.None).Failure);
        Assert.Equal(new Attempt<string>("found", null), results.Of(node, compilation, 0, (_, _) => ("found", about), CancellationToken.None));
    }

    [Fact]
    public void Being_told_to_stop_is_no_failure()
    {
        var compilation = TestCompilation.Of(("Desk.cs", Code)).Create();
        Assert.Throws<OperationCanceledException>(() => new KeptResults<string>().Of<int>(
            compilation.SyntaxTrees[0].GetRoot(), compilation, 0, (_, _) => throw new OperationCanceledException(), CancellationToken.None));
        Assert.Throws<OperationCanceledException>(() => Attempts.Of<int>("a step", () => throw new OperationCanceledException()));
    }

    /// <summary>Generates a file a method as the package's generator does, and fails at one.</summary>
    private sealed class Listing : IIncrementalGenerator
    {
        private readonly KeptResults<string> _kept = new();

        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var names = context.SyntaxProvider
                .CreateSyntaxProvider(static (node, _) => node is MethodDeclarationSyntax, (at, cancellation) => _kept.Of(at.Node, at.SemanticModel.Compilation, at, static (at, _) => Name(at), cancellation))
                .Succeeded(context);
            context.RegisterSourceOutput(names, static (output, name) => output.AddSource(name + ".g.cs", "// " + name));
        }

        private static (string Name, ISymbol? About) Name(GeneratorSyntaxContext at)
        {
            var name = ((MethodDeclarationSyntax)at.Node).Identifier.ValueText;
            return name == "Fail" ? throw new InvalidOperationException("told to") : (name, at.SemanticModel.GetDeclaredSymbol(at.Node));
        }
    }
}
