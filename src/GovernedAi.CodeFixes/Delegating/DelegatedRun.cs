using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Delegating;

/// <summary>One run that a delegating class lets be overridden, and how it is passed on to the agent behind it.</summary>
/// <param name="method">What is overridden.</param>
/// <param name="passedOn">The start of the call: <c>InnerAgent.RunAsync</c>. Called so and not by way of <c>base</c>, what is asked and answered can be captured.</param>
internal sealed class DelegatedRun(IMethodSymbol method, string passedOn) : GovernedShape
{
    public IMethodSymbol Method => method;

    public override MethodResult Result => MethodResult.Of(method);

    public override bool TakesReferences => false;

    public override IEnumerable<ITypeSymbol> ParameterTypes => method.Parameters.Select(p => p.Type);

    /// <summary>The name of the body: a method that is a core by name already is the inner one of two.</summary>
    public string BodyName => method.Name.Contains("Core") ? method.Name.Replace("Core", "Inner") : MemberName.With(method.Name, "Core");

    public string Accessibility => method.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public ? "public" : "protected";

    public string PassedOn => $"{passedOn}({string.Join(", ", method.Parameters.Select(p => Identifier.Write(p.Name)))})";

    public static DelegatedRun? Of(IMethodSymbol method, IPropertySymbol inner, INamedTypeSymbol agent, ModelCallRecognizer modelCalls)
    {
        if (method is not { IsSealed: false, Arity: 0, ContainingType.TypeKind: TypeKind.Class } || !(method.IsVirtual || method.IsOverride || method.IsAbstract) || method.Parameters.Any(p => p.RefKind != RefKind.None))
            return null;
        return agent.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(run => Fits(run, method) && modelCalls.Recognize(run) is not null) is { } passed
            ? new(method, $"{inner.Name}.{passed.Name}")
            : null;
    }

    private static bool Fits(IMethodSymbol run, IMethodSymbol method)
        => run is { DeclaredAccessibility: Microsoft.CodeAnalysis.Accessibility.Public, IsStatic: false, Arity: 0 }
            && SymbolEqualityComparer.Default.Equals(run.ReturnType, method.ReturnType)
            && run.Parameters.Select(p => p.Type).SequenceEqual(method.Parameters.Select(p => p.Type), SymbolEqualityComparer.Default);
}
