using Microsoft.CodeAnalysis;

namespace GovernedAi.Testing;

/// <summary>Code broke other house rules, or broke them elsewhere, than its marks say.</summary>
public sealed class RuleVerificationException : Exception
{
    internal RuleVerificationException(string expected, string actual, IEnumerable<Diagnostic> said)
        : base($"The marks differ.\n\nExpected:\n{expected}\n\nActual:\n{actual}\n\n{string.Join('\n', said)}")
    {
    }
}
