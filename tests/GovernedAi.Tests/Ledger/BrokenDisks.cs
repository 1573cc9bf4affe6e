using System.Diagnostics;

namespace GovernedAi.Tests.Ledger;

/// <summary>Runs where a disk of a few blocks can be made: in a mount namespace, which the user's own user namespace or the superuser may have.</summary>
internal sealed class TinyDiskTheoryAttribute : TheoryAttribute
{
    private static readonly string[][] Ways = [["unshare", "--user", "--map-root-user", "--mount"], ["unshare", "--mount"]];

    private static readonly Lazy<string[]?> Way = new(() => Array.Find(Ways, way => Commands.Succeeds([.. way, .. Mounting("/tmp", "true")])));

    public TinyDiskTheoryAttribute() => Skip = Way.Value is null ? "No disk can be made to be filled here: `unshare --mount` with a tmpfs in it works neither in a user namespace nor as the superuser." : null!;

    /// <summary>What a command is put behind to run with such a disk at a folder; it is gone with the command.</summary>
    public static IReadOnlyList<string> Command(string folder) => [.. Way.Value!, .. Mounting(folder, "exec \"$@\""), "sh"];

    private static string[] Mounting(string folder, string then) => ["sh", "-c", $"mount -t tmpfs -o size=512k governedai '{folder}' && {then}"];
}

/// <summary>Runs where a process heeds permissions: under any user but the superuser, and under that one without its capabilities.</summary>
internal sealed class LostPermissionTheoryAttribute : TheoryAttribute
{
    private static readonly string[] Powerless = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"];

    public LostPermissionTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows keeps permissions in another way."
        : Environment.IsPrivilegedProcess && !Commands.Succeeds([.. Powerless, "true"]) ? "This is the superuser, who may write everywhere, and `setpriv` cannot take that away." : null!;

    public static IReadOnlyList<string> Command => Environment.IsPrivilegedProcess ? Powerless : [];
}

internal static class Commands
{
    public static bool Succeeds(string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
