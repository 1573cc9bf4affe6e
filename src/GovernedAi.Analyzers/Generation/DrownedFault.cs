using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.Generation;

/// <summary>
/// Why no part of a method may stand at all. The compiler stops at the missing part (CS0751, CS0260, CS8795) before it hears the rules, so
/// the generator says this, and the rule leaves it alone.
/// </summary>
/// <param name="Rule">The id of the rule whose words they are.</param>
/// <param name="Path">The file.</param>
/// <param name="Start">The first character there.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Words">The arguments of the rule's message.</param>
internal sealed record DrownedFault(string Rule, string Path, int Start, int Length, EquatableArray<string> Words)
{
    public static IEnumerable<DrownedFault> Of(IMethodSymbol method, GovernedMethodParse parse, CancellationToken cancellation) =>
        from fault in parse.Faults
        where Is(fault, method, cancellation)
        select new DrownedFault(fault.Rule.Id, fault.Location.SourceTree?.FilePath ?? "", fault.Location.SourceSpan.Start, fault.Location.SourceSpan.Length, fault.Words.ToEquatable());

    /// <summary>Whether the generator says it rather than the rule.</summary>
    public static bool Is(Fault fault, IMethodSymbol method, CancellationToken cancellation) =>
        (fault.Rule == TypeNotPartial.Rule || fault.Rule == UnwrappableShape.Rule) && method is { IsPartialDefinition: true, PartialImplementationPart: null } && !MayHavePart(method, cancellation);

    /// <summary>Whether an implementing part of the method may stand beside its declaration.</summary>
    public static bool MayHavePart(IMethodSymbol method, CancellationToken cancellation) =>
        method is { IsAbstract: false, IsExtern: false, ContainingType.IsFileLocal: false }
        && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null }
        && GovernedTypeParser.NotPartial(method.ContainingType, cancellation) is null
        && OtherGenerators.AskedBy(method) is null;

    public Diagnostic ToDiagnostic(Compilation compilation)
    {
        var place = compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == Path) is { } tree ? Location.Create(tree, new TextSpan(Start, Length)) : Location.None;
        return new Fault(Rule == TypeNotPartial.Rule.Id ? TypeNotPartial.Rule : UnwrappableShape.Rule, place, [.. Words]).ToDiagnostic();
    }
}
