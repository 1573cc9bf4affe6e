using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Splitting;

/// <summary>
/// What all ways to govern an ordinary method share: its body becomes a private core, below a governed declaration. Only the header
/// is touched: the body stays as it was typed.
/// </summary>
internal abstract class MethodRemedy(FileEdit file, MethodDeclarationSyntax method, IMethodSymbol symbol) : Remedy
{
    public override MethodResult Result => MethodResult.Of(symbol);

    public sealed override bool TakesReferences => symbol.Parameters.Any(p => p.RefKind != RefKind.None);

    public sealed override IEnumerable<ITypeSymbol> ParameterTypes => symbol.Parameters.Select(p => p.Type);

    protected FileEdit File => file;

    protected MethodDeclarationSyntax Method => method;

    protected IMethodSymbol Symbol => symbol;

    /// <summary>A line break, and the white space that the method's own lines begin with.</summary>
    protected string NextLine => file.Style.NewLine + file.Style.IndentAt(method.SpanStart);

    /// <summary>The same with a blank line before it.</summary>
    protected string Gap => file.Style.NewLine + NextLine;

    /// <summary>Writes it into the file's edit, once however often the method is named.</summary>
    public sealed override void Write(Arrangement arrangement, ProjectNames names)
    {
        if (!file.Treats(method))
            return;

        PartialTypes.Make(file, (TypeDeclarationSyntax)method.Parent!);
        var (name, core) = Names(names.Members);
        var governing = arrangement.For(new GovernedMember(file, AttributeLine.SignatureStart(method), symbol.ContainingType, names.Members)
        {
            Name = name,
            Core = core,
            IsStatic = symbol.IsStatic,
            Returned = Result,
            AllParameters = [.. symbol.Parameters.Select(p => (p.Type, p.Name))],
            TypeParameters = symbol.TypeParameters,
        });

        WriteHeaders(governing, name, core);
        foreach (var member in governing.Members)
            file.Insert(method.Span.End, Gap + file.Style.Layout(member, file.Style.IndentAt(method.SpanStart)));
    }

    /// <summary>The names of the governed declaration and of its core.</summary>
    protected abstract (string Name, CoreName Core) Names(TakenNames names);

    /// <summary>Writes everything between the method's attributes and its body.</summary>
    protected abstract void WriteHeaders(Governing governing, string name, CoreName core);

    /// <summary>What does not hold the body does not await.</summary>
    protected void RemoveAsync()
    {
        foreach (var modifier in method.Modifiers.Where(m => m.IsKind(SyntaxKind.AsyncKeyword)))
            file.Remove(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart));
    }
}
