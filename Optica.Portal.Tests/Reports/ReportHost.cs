using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Domain.Jobs;
using Optica.Portal.Exports;
using Optica.Portal.Features.Reports;
using Optica.Portal.Tests.Data.Jobs;
using Optica.Portal.Tests.Exports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Reports;

/// <summary>A database with everything that makes reports; their files lie beside it.</summary>
internal static class ReportHost
{
    public static Task<TestDatabase> CreateAsync() => TestDatabase.CreateAsync(configure: Add);

    public static void Add(IServiceCollection services) =>
        services
            .AddLocalization()
            .AddReports()
            .AddSingleton(provider => new ExportFiles(
                Path.Combine(Path.GetDirectoryName(provider.GetRequiredService<OpticaDataOptions>().DatabaseFile)!, "exports")
            ));

    /// <summary>Asks for a report, lets it be written, and reads the file.</summary>
    public static async Task<ReadWorkbook> ExportAsync(this TestDatabase database, Person person, string address, Guid? branch = null)
    {
        var id = await database.AskAsync(person, new ReportRequest(address, "en").ToJson(), branch);
        await database.RunNextAsync(TestContext.Current.CancellationToken);
        var job = await database.JobAsync(person, id);
        Assert.True(job.Status == JobStatus.Done, $"{job.Status} {job.ErrorCode} {job.TraceId}");
        return await database.FileAsync(id);
    }

    /// <summary>The file of a job.</summary>
    public static async Task<ReadWorkbook> FileAsync(this TestDatabase database, Guid job)
    {
        await using var file = database.Services.GetRequiredService<ExportFiles>().Open(job);
        using var bytes = new MemoryStream();
        await file!.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return new(bytes.ToArray());
    }

    /// <summary>A sheet's rows as text by title; the header is not among them.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, ReadCell>> Rows(this ReadWorkbook workbook, int sheet = 1)
    {
        var cells = workbook.Cells(sheet);
        static string Letters(string place) => place.TrimEnd([.. "0123456789"]);
        var titles = cells
            .Where(cell => cell.Key == $"{Letters(cell.Key)}1")
            .ToDictionary(cell => Letters(cell.Key), cell => cell.Value.Text);
        return
        [
            .. cells
                .GroupBy(cell => int.Parse(cell.Key[Letters(cell.Key).Length..], CultureInfo.InvariantCulture))
                .Where(row => row.Key > 1)
                .OrderBy(row => row.Key)
                .Select(row => row.ToDictionary(cell => titles[Letters(cell.Key)], cell => cell.Value, StringComparer.Ordinal)),
        ];
    }
}
