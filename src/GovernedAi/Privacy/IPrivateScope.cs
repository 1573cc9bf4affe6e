namespace GovernedAi.Privacy;

/// <summary>Has private values noted: most calls show none, and so make no place for them.</summary>
internal interface IPrivateScope
{
    /// <summary>Where they are noted, made when first asked for.</summary>
    PrivateValues Values { get; }
}
