using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Which warnings <c>#pragma warning</c> has switched off at a place.</summary>
internal static class PragmaState
{
    public static bool IsOff(string id, CompilationUnitSyntax root, int position)
    {
        var off = false;
        for (var directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < position; directive = directive.GetNextDirective())
        {
            if (directive is PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma && (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(code => Names(code, id))))
                off = pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword);
        }

        return off;
    }

    /// <summary><c>CS0618</c> may be written so, or as its number.</summary>
    private static bool Names(ExpressionSyntax code, string id) =>
        code.ToString() == id ||
        int.TryParse(code.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && id == "CS" + number.ToString("0000", CultureInfo.InvariantCulture);
}
