using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Customers;
using Optica.Domain.Customers;
using Optica.Domain.Jobs;
using Optica.Portal.Exports;
using Optica.Portal.Tests.Data.Jobs;
using Optica.Portal.Tests.Exports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Reports;

/// <summary>The file of all that is stored about a person.</summary>
public sealed class PersonalFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task File_HoldsJsonAndExcelAlike_AndTheMedicalPartsOnlyForWhoMaySeeThem(bool clinical)
    {
        await using var database = await ReportHost.CreateAsync();
        var world = database.World;
        var input = People.Full(1);
        (input.LastName, input.Notes, input.MedicalNotes) = ("=1+1", "007", "CANARIO-MEDICO");
        var id = await database.AddAsync(world.Centro, input);
        var person = clinical ? world.Chief : world.Admin;
        Guid job;
        await using (var scope = database.As(person))
        {
            var asking = new RightsInput
            {
                Kind = RightsKind.Portability,
                Applicant = "Ana",
                Evidence = "Carnet",
            };
            var request = (await scope.Get<RightsService>().AskAsync(id, asking, null, Cancellation)).Expect();
            job = (await scope.Get<RightsFileService>().AskAsync(request, "es", null, Cancellation)).Expect();
            Assert.Equal(job, (await scope.Get<RightsQueries>().ReceiptAsync(id, request, Cancellation)).Expect().Request.JobId);
        }

        Assert.True(await database.RunNextAsync(Cancellation));

        var done = await database.JobAsync(person, job);
        Assert.Equal((JobStatus.Done, "DER-2026-0001.zip"), (done.Status, done.Result.File));
        await using var file = database.Services.GetRequiredService<ExportFiles>().Open(job);
        await using var archive = new ZipArchive(file!);
        Assert.Equal(["DER-2026-0001.json", "DER-2026-0001.xlsx"], archive.Entries.Select(entry => entry.Name));
        var json = JsonNode.Parse(await BytesAsync(archive.Entries[0]))!;
        var customer = json["data"]!["customer"]![0]!;
        Assert.Equal(
            ("=1+1", "007", input.Phone),
            ((string?)customer["last_name"], (string?)customer["notes"], (string?)customer["phone"])
        );
        Assert.Equal(2, json["data"]!["customer_consent"]!.AsArray().Count);
        Assert.Equal(clinical, json.ToJsonString().Contains("CANARIO-MEDICO", StringComparison.Ordinal));
        Assert.Equal(clinical, (bool)json["medical_parts"]!);
        Assert.Contains(clinical ? "Están en este archivo" : "Se excluyeron", (string?)json["note"], StringComparison.Ordinal);

        using var book = new ReadWorkbook(await BytesAsync(archive.Entries[1]));
        var row = Assert.Single(book.Rows());
        Assert.Equal(("=1+1", "007", input.Phone), (row["last_name"].Text, row["notes"].Text, row["phone"].Text));
        Assert.Empty(book.Errors);

        // what was handed out stands in the customer's history
        var told = await database.ReadAsync(db =>
            db.AuditEntries.CountAsync(line => line.Action == "export" && line.RecordId == id, Cancellation)
        );
        Assert.Equal(1, told);
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry)
    {
        await using var content = await entry.OpenAsync(Cancellation);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, Cancellation);
        return bytes.ToArray();
    }
}
