namespace GovernedAi.CrashChild;

/// <summary>
/// Makes governed calls while all is well, then on a disk that is full or a folder that nobody may write to any more, then when that is mended; and
/// says what each came to. In the end it copies the folder to where it can be looked at.
/// </summary>
internal static class Breakdown
{
    /// <summary>On a full disk the first calls still find room in the last block of a file.</summary>
    private const int Calls = 30;

    public static async Task RunAsync(string folder, string how, OnAuditFailure onAuditFailure, string copyTo)
    {
        var evidence = Path.Combine(folder, "governance");
        using (var governance = GovernanceHost.Use(o =>
        {
            o.Folder = evidence;
            o.AskAtConsole = false;
        }))
        {
            var router = new Router(governance, onAuditFailure, hasFallback: onAuditFailure == OnAuditFailure.UseFallback);
            Console.WriteLine($"well {await router.TryAsync("BL-0")}");
            using (how == "full" ? Fill(folder) : Forbid(evidence))
            {
                for (var number = 1; number <= Calls; number++)
                    Console.WriteLine($"{how} {await router.TryAsync($"BL-{number}")}");
            }

            Console.WriteLine($"mended {await router.TryAsync("BL-mended")}");
        }

        foreach (var file in Directory.EnumerateFiles(evidence, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(copyTo, Path.GetRelativePath(evidence, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Takes the last byte of the disk.</summary>
    private static Undo Fill(string folder)
    {
        var path = Path.Combine(folder, "filler");
        using (var filler = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write))
        {
            var block = new byte[4096];
            try
            {
                for (var at = 0L; ; at += block.Length)
                    RandomAccess.Write(filler, block, at);
            }
            catch (IOException full)
            {
                Console.WriteLine($"broken {full.Message.Split('\n')[0]}");
            }
        }

        return new Undo(() => File.Delete(path));
    }

    /// <summary>Takes the right to write to what is there and beside it.</summary>
    private static Undo Forbid(string folder)
    {
        SetModes(UnixFileMode.UserRead | UnixFileMode.UserExecute, UnixFileMode.UserRead);
        try
        {
            File.WriteAllText(Path.Combine(folder, "try"), "");
            Console.WriteLine("not broken");
        }
        catch (UnauthorizedAccessException forbidden)
        {
            Console.WriteLine($"broken {forbidden.Message}");
        }

        return new Undo(() => SetModes(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, UnixFileMode.UserRead | UnixFileMode.UserWrite));

        void SetModes(UnixFileMode ofFolders, UnixFileMode ofFiles)
        {
            if (OperatingSystem.IsWindows())
                throw new PlatformNotSupportedException();
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList())
                File.SetUnixFileMode(file, ofFiles);
            foreach (var one in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder).ToList())
                File.SetUnixFileMode(one, ofFolders);
        }
    }

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
