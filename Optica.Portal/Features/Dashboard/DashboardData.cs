using Optica.Domain.Customers;

namespace Optica.Portal.Features.Dashboard;

/// <summary>What the home page shows.</summary>
/// <param name="Stats">Counts.</param>
/// <param name="Newest">Last registered customers, newest first.</param>
/// <param name="ExamDue">Active customers with an exam due by today.</param>
/// <param name="Requests">Waiting transfer requests; null for who may not see them.</param>
public sealed record DashboardData(
    CustomerStats Stats,
    IReadOnlyList<CustomerRow> Newest,
    IReadOnlyList<CustomerRow> ExamDue,
    IReadOnlyList<TransferRequestRow>? Requests
);
