using System.Collections.Immutable;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Extracting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Forwarding;

/// <summary>The local functions that a body calls beside it. A member cannot call them where they are; those that take nothing from around them become static methods.</summary>
internal sealed class CalledFunctions
{
    private readonly ImmutableArray<LocalFunctionStatementSyntax> _functions;

    private CalledFunctions(ImmutableArray<LocalFunctionStatementSyntax> functions) => _functions = functions;

    /// <summary>Finds them, those that they call too, or gives <see langword="null"/> where one has to stay.</summary>
    public static CalledFunctions? By(CSharpSyntaxNode body, FileEdit file, Home home)
    {
        var found = new List<LocalFunctionStatementSyntax>();
        var open = new Queue<CSharpSyntaxNode>([body]);
        while (open.Count > 0)
        {
            foreach (var called in Named(open.Dequeue(), file.Model).Where(c => !found.Contains(c) && !body.Span.Contains(c.Span)))
            {
                if (!CanMove(called, file, home))
                    return null;
                found.Add(called);
                open.Enqueue(called);
            }
        }

        return new([.. found]);
    }

    /// <summary>Moves each, once for all bodies that call it.</summary>
    public void Move(FileEdit file, Home home)
    {
        foreach (var function in _functions.Where(file.Treats))
        {
            var indent = file.Style.IndentAt(function.SpanStart);
            var text = string.Join("\n", MovedText.Lines(file, function, function.ReturnType.SpanStart, indent, []));
            home.Add(file, "private static " + (function.Modifiers.Any(SyntaxKind.AsyncKeyword) ? "async " : "") + text);

            var lines = file.Text.Lines;
            var (first, last) = (lines.IndexOf(function.SpanStart), lines.IndexOf(function.Span.End));
            if (first > 0 && IsEmpty(lines[first - 1]))
                first--;
            else if (last + 1 < lines.Count && IsEmpty(lines[last + 1]))
                last++;
            file.Remove(TextSpan.FromBounds(lines[first].Start, lines[last].EndIncludingLineBreak));
        }

        bool IsEmpty(TextLine line) => string.IsNullOrWhiteSpace(line.ToString());
    }

    private static bool CanMove(LocalFunctionStatementSyntax function, FileEdit file, Home home)
    {
        var body = (CSharpSyntaxNode?)function.Body ?? function.ExpressionBody?.Expression;
        return body is not null &&
            file.Model.GetDeclaredSymbol(function) is { Arity: 0 } symbol &&
            function.AttributeLists.Count == 0 &&
            !function.Modifiers.Any(SyntaxKind.UnsafeKeyword) &&
            StandsAlone(function, file) &&
            // A lambda in it may be a tool, which the same edit would change.
            !body.DescendantNodesAndSelf().Any(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) &&
            CapturedValues.In(body, home, file.Model) is { UsesThis: false, Values: var values } && values.All(v => symbol.Parameters.Any(p => p.Name == v.Name)) &&
            BorrowedTypeParameters.In(symbol.Parameters.Select(p => p.Type).Append(symbol.ReturnType), home.Type).IsEmpty &&
            !TakenNames.IsMember(home.Type, symbol.Name) &&
            IsOnlyCalled(function, symbol, file.Model);
    }

    /// <summary>Whether whole lines can go, with no comment or directive that speaks of the function left behind.</summary>
    private static bool StandsAlone(LocalFunctionStatementSyntax function, FileEdit file) =>
        file.Style.StartsLine(function.SpanStart) &&
        string.IsNullOrWhiteSpace(file.Text.ToString(TextSpan.FromBounds(function.Span.End, file.Text.Lines.GetLineFromPosition(function.Span.End).End))) &&
        !function.DescendantTrivia().Any(t => t.IsDirective) &&
        (file.Text.Lines.IndexOf(function.SpanStart) is var line && (line == 0 || !file.Text.Lines[line - 1].ToString().TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static bool IsOnlyCalled(LocalFunctionStatementSyntax function, IMethodSymbol symbol, SemanticModel model) =>
        (function.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not GlobalStatementSyntax) ?? function.SyntaxTree.GetRoot()).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n).Symbol ?? symbol, symbol))
            .All(n => n.Parent is InvocationExpressionSyntax call && call.Expression == n);

    private static IEnumerable<LocalFunctionStatementSyntax> Named(SyntaxNode body, SemanticModel model) =>
        body.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
            .Select(n => model.GetSymbolInfo(n).Symbol)
            .OfType<IMethodSymbol>()
            .Where(m => m.MethodKind == MethodKind.LocalFunction)
            .SelectMany(m => m.DeclaringSyntaxReferences)
            .Select(r => r.GetSyntax())
            .OfType<LocalFunctionStatementSyntax>();
}
