using System.Collections.Immutable;
using System.Text;
using GovernedAi.Analyzers.HouseRules.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Writes the implementing part of every governed method, and captures the model calls in its body.</summary>
/// <remarks>
/// It says nothing about faulty methods: the rules do, over the same parse result. Such a method gets a part that does not compile, so
/// the build breaks even when the rules do not run. Only where no part may stand does it speak itself: the rules would not be heard.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class GovernanceGenerator : IIncrementalGenerator
{
    private const string CallersGovern = "GovernedAi.CallersGovernAttribute";
    private const string Waiver = "GovernedAi.GovernanceWaiverAttribute";

    private static readonly KeptResults<GovernedMethodOutput?> Parsed = new();
    private static readonly KeptResults<EquatableArray<CapturedCallModel>> HandedOnCalls = new();
    private static readonly KeptResults<EquatableArray<CapturedCallModel>> CallsOfHeirs = new();
    private static readonly KeptResults<EquatableArray<CapturedCallModel>> WaivedCalls = new();

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var governed = context.SyntaxProvider
            .CreateSyntaxProvider(IsCandidate, Parse)
            .Succeeded(context)
            .Where(static output => output is not null)
            .Select(static (output, _) => output!)
            .WithTrackingName(Steps.Governed);

        var types = governed
            .Where(static output => output.Method is not null)
            .Select(static (output, _) => output.Method!).WithTrackingName(Steps.Methods)
            .Collect()
            .SelectMany(static (methods, _) => GovernedType.Group(methods)).WithTrackingName(Steps.Types);

        var handedOn = context.SyntaxProvider
            .ForAttributeWithMetadataName(CallersGovern, static (node, _) => node is MemberDeclarationSyntax, ParseHandedOn)
            .Succeeded(context)
            .WithTrackingName(Steps.HandedOn);

        var inherited = context.SyntaxProvider
            .CreateSyntaxProvider(InheritedCalls.MayHave, ParseInherited)
            .Succeeded(context)
            .WithTrackingName(Steps.Inherited);

        var waived = context.SyntaxProvider
            .ForAttributeWithMetadataName(Waiver, static (_, _) => true, ParseWaived)
            .Succeeded(context)
            .WithTrackingName(Steps.Waived);

        var baseline = context.AdditionalTextsProvider
            .Where(static file => Contract.IsOne(file.Path))
            .SelectMany(static (file, cancellation) => AllowedCalls.Accepted(Contract.Said(file.GetText(cancellation))))
            .Collect()
            .Combine(context.CompilationProvider)
            .SelectMany(static (both, cancellation) => ImmutableArray.Create(Attempts.Of($"the generator, at the baseline in {Contract.FileName},", () => AllowedCalls.Baseline(both.Left, both.Right, cancellation).ToEquatable())))
            .Succeeded(context)
            .SelectMany(static (found, _) => found)
            .WithTrackingName(Steps.Baseline);

        var calls = governed
            .SelectMany(static (output, _) => output.Calls).WithTrackingName(Steps.Calls)
            .Collect()
            .Combine(handedOn.SelectMany(static (found, _) => found).Collect())
            .Combine(inherited.SelectMany(static (found, _) => found).Collect())
            .Combine(waived.SelectMany(static (found, _) => found).Collect())
            .Combine(baseline.Collect())
            .SelectMany(static (all, _) => CapturedType.Group([.. all.Left.Left.Left.Left, .. all.Left.Left.Left.Right, .. all.Left.Left.Right, .. all.Left.Right, .. all.Right])).WithTrackingName(Steps.CapturedTypes);

        var unwrapped = governed
            .Where(static output => output.Unwrapped is not null)
            .Select(static (output, _) => output.Unwrapped!).WithTrackingName(Steps.Unwrapped)
            .Collect()
            .SelectMany(static (methods, _) => UnwrappedMethodEmitter.Group(methods)).WithTrackingName(Steps.UnwrappedTypes);

        var drowned = governed.SelectMany(static (output, _) => output.Drowned).WithTrackingName(Steps.Drowned);

        context.RegisterSourceOutput(types, static (output, type) => Add(output, type.Model.FileName, () => GovernedMethodEmitter.Emit(type.Model, type.Methods)));
        context.RegisterSourceOutput(calls, static (output, type) => Add(output, type.FileName, () => CapturedCallEmitter.Emit(type.Calls)));
        context.RegisterSourceOutput(unwrapped, static (output, methods) => Add(output, UnwrappedMethodEmitter.FileName(methods), () => UnwrappedMethodEmitter.Emit(methods)));
        context.RegisterSourceOutput(drowned.Combine(context.CompilationProvider), static (output, found) => output.ReportDiagnostic(found.Left.ToDiagnostic(found.Right)));
    }

    /// <summary>A partial method without a body that bears attributes; which ones is not known yet, since a house composes its own.</summary>
    internal static bool IsCandidate(SyntaxNode node, CancellationToken cancellation) =>
        node is MethodDeclarationSyntax { AttributeLists.Count: > 0, Body: null, ExpressionBody: null } method
        && method.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static Attempt<GovernedMethodOutput?> Parse(GeneratorSyntaxContext context, CancellationToken cancellation) =>
        Parsed.Of(context.Node, context.SemanticModel.Compilation, context, static (context, cancellation) =>
            context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is IMethodSymbol method
                ? (GovernedMethodOutput.Of(method, context.SemanticModel.Compilation, cancellation), method)
                : default, cancellation);

    private static Attempt<EquatableArray<CapturedCallModel>> ParseInherited(GeneratorSyntaxContext context, CancellationToken cancellation) =>
        CallsOfHeirs.Of(context.Node, context.SemanticModel.Compilation, context, static (context, cancellation) =>
            context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is IMethodSymbol method
                ? (InheritedCalls.Of(method, context.SemanticModel.Compilation, cancellation), method)
                : default, cancellation);

    private static Attempt<EquatableArray<CapturedCallModel>> ParseHandedOn(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        HandedOnCalls.Of(context.TargetNode, context.SemanticModel.Compilation, context, static (context, cancellation) =>
            (InheritedCalls.HandedOnCalls(context.TargetSymbol, context.SemanticModel.Compilation, cancellation), context.TargetSymbol), cancellation);

    private static Attempt<EquatableArray<CapturedCallModel>> ParseWaived(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        WaivedCalls.Of(context.TargetNode, context.SemanticModel.Compilation, context, static (context, cancellation) =>
            (AllowedCalls.Waived(context, cancellation), context.TargetSymbol), cancellation);

    private static void Add(SourceProductionContext output, string name, Func<string> emit)
    {
        switch (Attempts.Of($"the generator, writing {name},", emit))
        {
            case { Failure: { } failure }:
                output.ReportDiagnostic(failure.ToDiagnostic(Location.None));
                break;
            case { Found: var text }:
                output.AddSource(name + ".g.cs", SourceText.From(text!, Encoding.UTF8));
                break;
        }
    }

    /// <summary>Names of the pipeline's steps, for tests of its cache.</summary>
    internal static class Steps
    {
        public const string Governed = nameof(Governed);
        public const string Methods = nameof(Methods);
        public const string Types = nameof(Types);
        public const string HandedOn = nameof(HandedOn);
        public const string Calls = nameof(Calls);
        public const string CapturedTypes = nameof(CapturedTypes);

        public const string Inherited = nameof(Inherited);
        public const string Waived = nameof(Waived);
        public const string Baseline = nameof(Baseline);
        public const string Unwrapped = nameof(Unwrapped);
        public const string UnwrappedTypes = nameof(UnwrappedTypes);
        public const string Drowned = nameof(Drowned);

        public static ImmutableArray<string> All { get; } = [Governed, Methods, Types, HandedOn, Inherited, Waived, Baseline, Calls, CapturedTypes, Unwrapped, UnwrappedTypes, Drowned];
    }
}
