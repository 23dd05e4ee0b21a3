using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>The shapes of job queries: filter, order, projection. Nothing here decides who may see what.</summary>
internal static class WorkOrderLists
{
    /// <summary>Keeps to the branch that the caller has selected, if any.</summary>
    public static IQueryable<WorkOrder> InSelectedBranch(this IQueryable<WorkOrder> rows, AccessScope scope) =>
        scope.SelectedBranchId is { } selected ? rows.Where(row => row.BranchId == selected) : rows;

    /// <summary>Applies the filter; late is what is late by the day at each branch.</summary>
    public static IQueryable<WorkOrder> Filter(this IQueryable<WorkOrder> rows, OpticaDbContext db, WorkOrderFilter filter, BranchDays days)
    {
        if (filter.Status is { } status)
        {
            rows = rows.Where(row => row.Status == status);
        }

        if (filter.LabId is { } lab)
        {
            rows = rows.Where(row => row.LabId == lab);
        }

        if (filter.AssignedTo is { } user)
        {
            rows = rows.Where(row => row.AssignedTo == user);
        }

        if (filter.BranchId is { } branch)
        {
            rows = rows.Where(row => row.BranchId == branch);
        }

        if (filter.CustomerId is { } customer)
        {
            rows = rows.Where(row => row.CustomerId == customer);
        }

        if (filter.OrderId is { } order)
        {
            rows = rows.Where(row => row.OrderId == order);
        }

        return (filter.OnlyOverdue ? rows.Overdue(days) : rows).Matching(db, filter.Text);
    }

    /// <summary>Sorts; ties are broken by id.</summary>
    public static IQueryable<WorkOrder> Order(this IQueryable<WorkOrder> rows, WorkOrderSort sort, bool descending)
    {
        var ordered = (sort, descending) switch
        {
            (WorkOrderSort.PromisedOn, false) => rows.OrderBy(row => row.PromisedOn == null).ThenBy(row => row.PromisedOn),
            (WorkOrderSort.PromisedOn, true) => rows.OrderBy(row => row.PromisedOn == null).ThenByDescending(row => row.PromisedOn),
            (WorkOrderSort.StatusAt, false) => rows.OrderBy(row => row.StatusAt),
            (WorkOrderSort.StatusAt, true) => rows.OrderByDescending(row => row.StatusAt),
            (_, false) => rows.OrderBy(row => row.CreatedAt),
            (_, true) => rows.OrderByDescending(row => row.CreatedAt),
        };
        return descending ? ordered.ThenByDescending(row => row.Id) : ordered.ThenBy(row => row.Id);
    }

    /// <summary>Jobs as lists show them; customers and orders out of reach stay without name and balance. Days come with <see cref="WorkOrderDays.On"/>, how prescriptions stand with <see cref="WorkOrderPrescriptions"/>.</summary>
    public static IQueryable<WorkOrderRow> Rows(this IQueryable<WorkOrder> rows, OpticaDbContext db) =>
        rows.Select(row => new WorkOrderRow(
            row.Id,
            row.Version,
            row.Number,
            row.BranchId,
            db.Branches.Where(branch => branch.Id == row.BranchId).Select(branch => branch.Name).FirstOrDefault() ?? "",
            row.CustomerId,
            db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => customer.FullName).FirstOrDefault() ?? "",
            row.Status,
            row.StatusAt,
            row.LensKind,
            row.Priority,
            row.CreatedAt
        )
        {
            CustomerBranchId = row.CustomerBranchId,
            LensDescription = row.LensDescription,
            LabId = row.LabId,
            Lab = db.Labs.Where(lab => lab.Id == row.LabId).Select(lab => lab.Name).FirstOrDefault(),
            PromisedOn = row.PromisedOn,
            AssignedTo = row.AssignedTo,
            Assigned = db.Users.Where(user => user.Id == row.AssignedTo).Select(user => user.DisplayName).FirstOrDefault(),
            OriginalId = row.OriginalId,
            PrescriptionId = row.PrescriptionId,
            Balance = db.Orders.Where(order => order.Id == row.OrderId).Select(order => (long?)order.Balance).FirstOrDefault(),
        });

    private static IQueryable<WorkOrder> Overdue(this IQueryable<WorkOrder> rows, BranchDays days)
    {
        var (latest, earlier, behind) = (days.Latest, days.Earlier, days.Behind);
        return rows.Where(WorkOrderRules.IsBeingMade)
            .Where(row => row.PromisedOn < earlier || (row.PromisedOn < latest && !behind.Contains(row.BranchId)));
    }

    /// <summary>Part of a number, or a customer as search finds them.</summary>
    private static IQueryable<WorkOrder> Matching(this IQueryable<WorkOrder> rows, OpticaDbContext db, string? text)
    {
        if (TextRules.CleanLine(text) is not { } clean || !TextRules.IsClean(clean, multiline: false))
        {
            return rows;
        }

        var customers = db.Pairs().Matching(SearchQuery.Parse(clean)).Select(pair => pair.Customer.Id);
        if (clean.Length > SearchQuery.MaximumLength)
        {
            // longer than any number
            return rows.Where(row => customers.Contains(row.CustomerId));
        }

        var number = clean.ToUpperInvariant();
        return rows.Where(row => row.Number.Contains(number) || customers.Contains(row.CustomerId));
    }
}
