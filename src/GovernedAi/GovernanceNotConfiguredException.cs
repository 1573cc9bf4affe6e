namespace GovernedAi;

/// <summary>A governed method was called, but nothing says where its record goes and whom it asks; so it did not run.</summary>
public sealed class GovernanceNotConfiguredException(string message, Exception? innerException = null)
    : InvalidOperationException(message, innerException);
