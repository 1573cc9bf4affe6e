using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace GovernedAi.Hosting;

/// <summary>Has modules that are loaded and not yet used register their governed methods.</summary>
internal static class LoadedModules
{
    public static void RunInitializers()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (!assembly.IsDynamic && KnowsUs(assembly))
                RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "In a trimmed program the list holds what is left of the program, and that is what can be called.")]
    private static bool KnowsUs(Assembly assembly)
    {
        try
        {
            return assembly.GetReferencedAssemblies().Any(reference => reference.Name == typeof(LoadedModules).Assembly.GetName().Name);
        }
        catch (PlatformNotSupportedException)
        {
            // Compiled ahead of time: every module was initialized before the program began.
            return false;
        }
    }
}
