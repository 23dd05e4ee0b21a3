using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Data.Backups;
using Optica.Data.Drafts;
using Optica.Data.Jobs;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Jobs;
using Optica.Portal.Features.Reports;
using Optica.Portal.Tests.Data.Jobs;
using Optica.Portal.Tests.Reports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>
/// What the portal leaves on disk (SECURITY 43, 20, 46): medical texts, passwords and what was only typed stand in no file of it, be it
/// the database, its log, a backup or its papers. RUT and e-mails of customers stand in the database in clear (docs/operations.md,
/// "Backup"), and in exports, which are made to be read.
/// </summary>
public sealed class DiskCanaryTests
{
    private const string Medical = "MEDICALCANARY";
    private const string Password = "Canary-password-2026!";
    private const string TypedRut = "98.765.432-5";
    private const string TypedEmail = "typed.only@canary.cl";
    private const string Rut = "12.345.678-5";
    private const string Email = "kept@canary.cl";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Disk_AfterWritingDraftsBackupAndExport_HoldsNoCanary()
    {
        await using var database = await ReportHost.CreateAsync();
        await FillAsync(database);
        var folder = Path.GetDirectoryName(database.Options.DatabaseFile)!;
        var backup = Path.Combine(folder, "backup");
        var (manifest, problem) = await database.Services.GetRequiredService<DatabaseBackup>().MakeAsync(backup, Cancellation);
        Assert.True(manifest is not null, problem);
        await ExportAsync(database);

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList();
        var contents = files.SelectMany(Contents).ToList();
        foreach (var secret in new[] { Medical, Password, TypedRut, "98765432", TypedEmail })
        {
            Assert.Equal([], contents.Where(one => Holds(one.Bytes, secret)).Select(one => $"{secret} in {Path.GetFileName(one.Name)}"));
        }

        // the search itself works, and the two places where customers stand in clear are all there are
        var clear = contents.Where(one => Holds(one.Bytes, Email)).Select(one => Path.GetExtension(one.Name));
        Assert.Empty(clear.Except([".db", ".db-wal", ".xml"], StringComparer.Ordinal));
        Assert.Contains(contents, one => one.Name.EndsWith("-wal", StringComparison.Ordinal) && Holds(one.Bytes, Email));
        Assert.Contains(contents, one => one.Name.StartsWith(backup, StringComparison.Ordinal) && Holds(one.Bytes, Email));
        Assert.Contains(contents, one => one.Name.EndsWith(".xml", StringComparison.Ordinal) && Holds(one.Bytes, "Canarita"));
        Assert.DoesNotContain(files, file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    private static async Task FillAsync(TestDatabase database)
    {
        var centro = database.World.Centro;
        var input = People.Full(1);
        (input.FirstName, input.Rut, input.Email, input.MedicalNotes) = ("Canarita", Rut, Email, $"{Medical} notes");
        (input.Allergies, input.Medications, input.MedicalConditions) = ([$"{Medical} a"], [$"{Medical} b"], [$"{Medical} c"]);
        var customer = await database.AddAsync(centro, input);
        await database.PrescribeAsync(customer, Sight.Input(centro, Medical));
        foreach (var kind in new[] { "customer", "prescription" })
        {
            await using var scope = database.As(database.World.Chief);
            var typed = $$"""{"rut":"{{TypedRut}}","digits":"98765432","email":"{{TypedEmail}}","notes":"{{Medical}}"}""";
            (await scope.Get<DraftService>().KeepAsync(new(Ids.New(database.Clock), kind, customer, typed), Cancellation)).Expect();
        }

        var user = await database.GivePasswordAsync(database.World.Sales);
        var hash = new PasswordHasher<OpticaUser>().HashPassword(user, Password);
        (
            await database
                .Services.GetRequiredService<PasswordWriter>()
                .SetAsync(user, (hash, AuditActions.PasswordChanged), null, Cancellation)
        ).Expect();
    }

    /// <summary>Customers with all their columns, for somebody without the clinical permission.</summary>
    private static async Task ExportAsync(TestDatabase database)
    {
        await using (var scope = database.As(database.World.Super))
        {
            var wanted = new ReportRequest("/admin/reports/customers", "es").ToJson();
            (await scope.Get<JobService>().AskAsync(JobKinds.Report, wanted, null, Cancellation)).Expect();
        }

        Assert.True(await database.RunNextAsync(Cancellation));
    }

    /// <summary>A file as it lies there, and what is packed in it.</summary>
    private static IEnumerable<(string Name, byte[] Bytes)> Contents(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        yield return (file, bytes);
        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            yield break;
        }

        using var archive = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            using var copy = new MemoryStream();
            part.CopyTo(copy);
            yield return ($"{file}/{entry.FullName}", copy.ToArray());
        }
    }

    private static bool Holds(byte[] bytes, string text) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
