using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Writes the implementing part of every governed method.</summary>
/// <remarks>
/// It says nothing about faulty methods: the rules do, over the same parse result. Such a method gets no implementing part, so the
/// build breaks (CS8795) even when the rules do not run.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class GovernanceGenerator : IIncrementalGenerator
{
    /// <summary>Names of the pipeline's steps, for tests of its cache.</summary>
    internal static class Steps
    {
        public const string Methods = nameof(Methods);
        public const string Types = nameof(Types);
    }

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = context.SyntaxProvider
            .CreateSyntaxProvider(IsCandidate, Parse)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(Steps.Methods)
            .Collect()
            .SelectMany(static (methods, _) => GovernedType.Group(methods))
            .WithTrackingName(Steps.Types);

        context.RegisterSourceOutput(types, static (output, type) =>
            output.AddSource(type.Model.FileName + ".g.cs", SourceText.From(GovernedMethodEmitter.Emit(type.Model, type.Methods), Encoding.UTF8)));
    }

    /// <summary>A partial method without a body that bears attributes; which ones is not known yet, since a house composes its own.</summary>
    private static bool IsCandidate(SyntaxNode node, CancellationToken cancellation) =>
        node is MethodDeclarationSyntax { AttributeLists.Count: > 0, Body: null, ExpressionBody: null } method
        && method.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static GovernedMethodModel? Parse(GeneratorSyntaxContext context, CancellationToken cancellation) =>
        context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is IMethodSymbol method
            ? GovernedMethodParser.Parse(method, context.SemanticModel.Compilation, cancellation)?.Model
            : null;
}
