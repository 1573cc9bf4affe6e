using System.ComponentModel;

namespace GovernedAi.Runtime;

/// <summary>Written into an assembly by the generator: that GovernedAi.Analyzers took part in its build, and what it was held to besides rule sets.</summary>
/// <param name="version">The version of GovernedAi.Analyzers.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BuildRecordAttribute(string version) : Attribute
{
    /// <summary>The version of GovernedAi.Analyzers that built it.</summary>
    public string Version { get; } = version;

    /// <summary>Whether the build left the analyzers out (<c>RunAnalyzers=false</c>): then no rule was checked.</summary>
    public bool AnalyzersOff { get; set; }

    /// <summary>The lines of <c>GovernedAi.Contract.txt</c> without comments; <see langword="null"/> when the project has none.</summary>
    public string[]? Contract { get; set; }
}
