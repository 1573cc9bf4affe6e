using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Splitting;

/// <summary>
/// Writes the core's signature from the method's own text, line breaks and all, without what belongs on the declaration alone:
/// default values, <c>this</c> and <c>params</c>, attributes that speak to callers and frameworks, and modifiers that speak of inheritance.
/// </summary>
internal sealed class CoreSignature(FileEdit file, MethodDeclarationSyntax method, string coreName)
{
    /// <summary>The type it returns, where that is not the method's own.</summary>
    public string? Returned { get; init; }

    public override string ToString()
    {
        var indent = file.Style.NewLine + file.Style.IndentAt(method.SpanStart);
        var attributes = string.Concat(
            method.AttributeLists.Select(BodyAttributes.Kept(file.Model)).Where(list => list.Length > 0).Select(list => list + indent));

        return attributes + Header("private", method.Modifiers);
    }

    /// <summary>The same without attributes, for a body that exists: it stays <c>async</c>, and open to derived types, if it was.</summary>
    public string WithModifiersOf(MethodDeclarationSyntax body)
    {
        var isOpen = body.Modifiers.Any(m => m.Kind() is SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword);
        var access = isOpen ? string.Join(" ", body.Modifiers.Where(m => SyntaxFacts.IsAccessibilityModifier(m.Kind()) || m.Kind() is SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword)) : "private";
        return Header(access, method.Modifiers.AddRange(body.Modifiers.Where(m => m.IsKind(SyntaxKind.AsyncKeyword) && !method.Modifiers.Any(SyntaxKind.AsyncKeyword))));
    }

    /// <summary>The same as a partial declaration, without attributes.</summary>
    public string AsDeclaration() => Header("private", new SyntaxTokenList(method.Modifiers.Where(m => !m.IsKind(SyntaxKind.AsyncKeyword))), "partial ");

    private string Header(string access, SyntaxTokenList modifiers, string partial = "") =>
        access + " " + Kept(modifiers) + partial + (Returned ?? method.ReturnType.ToString()) + BeforeName() + coreName + Tail() + InheritedConstraints();

    private static string Kept(SyntaxTokenList modifiers) =>
        string.Concat(modifiers
            .Where(m => m.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.UnsafeKeyword or SyntaxKind.ReadOnlyKeyword or SyntaxKind.AsyncKeyword)
            .Select(m => m.Text + " "));

    /// <summary>A long return type may have a line to itself.</summary>
    private string BeforeName() =>
        method.ExplicitInterfaceSpecifier is null ? file.Text.ToString(TextSpan.FromBounds(method.ReturnType.Span.End, method.Identifier.SpanStart)) : " ";

    /// <summary>Type parameters, parameters and constraints.</summary>
    private string Tail()
    {
        var span = TextSpan.FromBounds(method.Identifier.Span.End, HeaderEnd(method));
        var cuts = new List<TextChange>();

        foreach (var parameter in method.TypeParameterList?.Parameters ?? default)
            CutAttributes(cuts, parameter.AttributeLists);

        foreach (var parameter in method.ParameterList.Parameters)
        {
            CutAttributes(cuts, parameter.AttributeLists);
            foreach (var modifier in parameter.Modifiers.Where(m => m.Kind() is SyntaxKind.ThisKeyword or SyntaxKind.ParamsKeyword))
                cuts.Add(Cut(modifier.SpanStart, modifier.GetNextToken().SpanStart));
            if (parameter.Default is { } value)
                cuts.Add(Cut(value.GetFirstToken().GetPreviousToken().Span.End, value.Span.End));
        }

        var text = file.Text.GetSubText(span);
        return text.WithChanges(cuts.Select(c => new TextChange(new TextSpan(c.Span.Start - span.Start, c.Span.Length), c.NewText!))).ToString();
    }

    private void CutAttributes(List<TextChange> cuts, SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var list in lists)
        {
            var kept = BodyAttributes.Kept(file.Model)(list);
            cuts.Add(kept.Length > 0
                ? new TextChange(list.Span, kept)
                : Cut(list.SpanStart, list.GetLastToken().GetNextToken().SpanStart));
        }
    }

    /// <summary>An override or explicit implementation takes its constraints from what it overrides or implements; the core has to say them.</summary>
    private string InheritedConstraints()
    {
        if (method.TypeParameterList is null || !method.Modifiers.Any(SyntaxKind.OverrideKeyword) && method.ExplicitInterfaceSpecifier is null ||
            file.Model.GetDeclaredSymbol(method) is not { } symbol)
        {
            return "";
        }

        return string.Concat(symbol.TypeParameters
            .Select(t => TypeParameterConstraints.Of(t, file.Model, method.SpanStart))
            .Where(c => c.Length > 0)
            .Select(c => " " + c));
    }

    /// <summary>Where the header ends: the place of the declaration's semicolon.</summary>
    public static int HeaderEnd(MethodDeclarationSyntax method) =>
        method.ConstraintClauses.Count > 0 ? method.ConstraintClauses.Last().Span.End : method.ParameterList.Span.End;

    private static TextChange Cut(int start, int end) => new(TextSpan.FromBounds(start, end), "");
}
