using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Splitting;

/// <summary>
/// Splits an ordinary method into a governed partial declaration, which keeps name, documentation and attributes, and a private
/// core, which keeps the body.
/// </summary>
internal sealed class GovernedMethodSplit : MethodRemedy
{
    private GovernedMethodSplit(FileEdit file, MethodDeclarationSyntax method, IMethodSymbol symbol)
        : base(file, method, symbol)
    {
    }

    /// <summary>Prepares the split, or gives <see langword="null"/> where the method cannot be split safely.</summary>
    public static GovernedMethodSplit? Of(FileEdit file, MethodDeclarationSyntax method, CancellationToken cancellation) =>
        file.Model.GetDeclaredSymbol(method, cancellation) is { } symbol && !SplitObstacle.Exists(method, symbol)
            ? new GovernedMethodSplit(file, method, symbol)
            : null;

    protected override (string Name, CoreName Core) Names(TakenNames names) => (Symbol.Name, CoreName.For(Symbol, names));

    protected override void WriteHeaders(Governing governing, string name, CoreName core)
    {
        foreach (var attribute in governing.Attributes)
            AttributeLine.Insert(File, Method, attribute);
        if (governing.Attributes.Count == 0 && !core.IsConventional)
            StatedCore.Write(File, Method, core.Name);

        WriteModifiers();
        File.Insert(CoreSignature.HeaderEnd(Method), ";" + Gap + new CoreSignature(File, Method, core.Name));
    }

    /// <summary>A partial declaration says its accessibility, says <c>partial</c> last, and leaves <c>async</c> to the core.</summary>
    private void WriteModifiers()
    {
        if (!Method.Modifiers.Any(m => SyntaxFacts.IsAccessibilityModifier(m.Kind())))
            File.Insert(AttributeLine.SignatureStart(Method), Symbol.ContainingType.TypeKind == TypeKind.Interface ? "public " : "private ");

        RemoveAsync();
        File.Insert(Method.ReturnType.SpanStart, "partial ");
    }
}
