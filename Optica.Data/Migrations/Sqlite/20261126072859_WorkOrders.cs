using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WorkOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Labs",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    UniqueName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Labs", x => x.Id);
                    table.UniqueConstraint("AK_Labs_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Labs_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "WorkOrders",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OrderId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    QuoteId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PrescriptionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OriginalId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RemakeCause = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    StatusAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LensKind = table.Column<int>(type: "INTEGER", nullable: false),
                    LensDescription = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OwnFrame = table.Column<bool>(type: "INTEGER", nullable: false),
                    FrameDescription = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LabId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PromisedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AssignedTo = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    StepCount = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkOrders", x => x.Id);
                    table.UniqueConstraint("AK_WorkOrders_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.ForeignKey(
                        name: "FK_WorkOrders_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_Branches_OrganisationId_CustomerBranchId",
                        columns: x => new { x.OrganisationId, x.CustomerBranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_Labs_OrganisationId_LabId",
                        columns: x => new { x.OrganisationId, x.LabId },
                        principalTable: "Labs",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_Orders_OrganisationId_OrderId",
                        columns: x => new { x.OrganisationId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_Prescriptions_OrganisationId_PrescriptionId",
                        columns: x => new { x.OrganisationId, x.PrescriptionId },
                        principalTable: "Prescriptions",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrders_WorkOrders_OrganisationId_OriginalId",
                        columns: x => new { x.OrganisationId, x.OriginalId },
                        principalTable: "WorkOrders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "WorkOrderChecks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WorkOrderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Passed = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkOrderChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkOrderChecks_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrderChecks_WorkOrders_OrganisationId_WorkOrderId",
                        columns: x => new { x.OrganisationId, x.WorkOrderId },
                        principalTable: "WorkOrders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "WorkOrderMedical",
                columns: table => new
                {
                    WorkOrderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkOrderMedical", x => x.WorkOrderId);
                    table.ForeignKey(
                        name: "FK_WorkOrderMedical_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrderMedical_WorkOrders_OrganisationId_WorkOrderId",
                        columns: x => new { x.OrganisationId, x.WorkOrderId },
                        principalTable: "WorkOrders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "WorkOrderSteps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CustomerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WorkOrderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: true),
                    To = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Overridden = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkOrderSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkOrderSteps_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_WorkOrderSteps_WorkOrders_OrganisationId_WorkOrderId",
                        columns: x => new { x.OrganisationId, x.WorkOrderId },
                        principalTable: "WorkOrders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Labs_OrganisationId_UniqueName",
                table: "Labs",
                columns: new[] { "OrganisationId", "UniqueName" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderChecks_OrganisationId_CustomerId",
                table: "WorkOrderChecks",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderChecks_OrganisationId_WorkOrderId",
                table: "WorkOrderChecks",
                columns: new[] { "OrganisationId", "WorkOrderId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderMedical_OrganisationId_CustomerId",
                table: "WorkOrderMedical",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderMedical_OrganisationId_WorkOrderId",
                table: "WorkOrderMedical",
                columns: new[] { "OrganisationId", "WorkOrderId" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_BranchId_Status_PromisedOn_Id",
                table: "WorkOrders",
                columns: new[] { "BranchId", "Status", "PromisedOn", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_CustomerId_CreatedAt_Id",
                table: "WorkOrders",
                columns: new[] { "CustomerId", "CreatedAt", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_LabId_LensKind_StatusAt",
                table: "WorkOrders",
                columns: new[] { "LabId", "LensKind", "StatusAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_BranchId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "BranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_CreatedAt_Id",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "CreatedAt", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_CustomerBranchId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "CustomerBranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_CustomerId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_LabId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "LabId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_Number",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "Number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_OrderId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "OrderId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_OriginalId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "OriginalId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_PrescriptionId",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "PrescriptionId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_OrganisationId_Status_PromisedOn_Id",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "Status", "PromisedOn", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_Quote",
                table: "WorkOrders",
                columns: new[] { "OrganisationId", "QuoteId" },
                unique: true,
                filter: "[QuoteId] IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderSteps_OrganisationId_CustomerId",
                table: "WorkOrderSteps",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderSteps_OrganisationId_WorkOrderId_Position",
                table: "WorkOrderSteps",
                columns: new[] { "OrganisationId", "WorkOrderId", "Position" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "WorkOrderChecks");

            migrationBuilder.DropTable(name: "WorkOrderMedical");

            migrationBuilder.DropTable(name: "WorkOrderSteps");

            migrationBuilder.DropTable(name: "WorkOrders");

            migrationBuilder.DropTable(name: "Labs");
        }
    }
}
